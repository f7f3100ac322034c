# golden: stdout status stderr verdict
# `a < b < c` evaluates b once and stops early.
calls = 0


def middle(x):
    global calls
    calls += 1
    return x


print(1 < middle(2) < 3, calls, 1 < middle(0) < 3, calls, 5 < middle(1) < middle(9), calls)
x = 5
print(1 < x < 10, 10 > x > 1, 1 < x > 3, x == 5 == 5.0, x < 10 == True, 0 <= x <= 5 <= 5, 1 < x != 6)
print("a" < "b" < "c", 1 in [1] in [[1]], None is None is not True, [1] < [2] < [3], 1 < 2 > 1 == True)


def grade(points):
    if 90 <= points <= 100:
        return "A"
    elif 50 <= points < 90:
        return "B"
    return "F"


print([grade(p) for p in (100, 90, 89, 50, 49, -1, 101)])
1 < 2 < "3"
