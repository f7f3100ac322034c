# golden: stdout status stderr verdict
a, b = [1, 2], [3]
print(a + b, a * 2, 2 * b, a == [1, 2], a != b, a < b, a <= [1, 2], a > [0, 9, 9], a >= [1], 2 in a, 5 in a, 5 not in a, len(a + b))
c = a
c += [7]
c *= 2
print(a, c is a, [] == [], [[]] == [[]], [1] == [1.0], bool([]), bool([0]), not a)
print(a, str(b), repr(["x", None, 1.5, True, (1,), [2]]), f"{b}", "%s" % [1])
total = []
for part in [[1], [2, 3], []]:
    total = total + part
print(total)
