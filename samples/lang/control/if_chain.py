# golden: stdout status stderr verdict
# Truth of everything.
def kind(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    elif x < 10 and x % 2:
        return "small odd"
    else:
        return "other"


print([kind(n) for n in (-5, 0, 3, 4, 11)])
for value in (0, 1, 0.0, -0.5, "", "x", [], [0], (), (0,), {}, {0: 0}, None, True, False, set(), range(0), range(1)):
    print("yes" if value else "no", end=" ")
print()
print(1 and 2, 0 and 2, 1 or 2, 0 or "x", "" or [], None or 0 or {}, not "", 1 and [] and 3, not not 5)
x = 5
print("a" if x > 3 else "b", ("big" if x > 9 else "mid") if x else "none", [x, -x][x > 3])
