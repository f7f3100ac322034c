# golden: stdout status stderr verdict
# range in loops and as a value.
for args in ((3,), (2, 5), (0, 10, 3), (5, 0, -2), (0,), (3, 3), (5, 2), (0, -3, -1)):
    print(args, list(range(*args)), len(range(*args)))
r = range(2, 20, 3)
print(r, r[0], r[-1], r[1:3], 8 in r, 9 in r, r.index(8), sum(r), r == range(2, 18, 3), list(reversed(r)))
for i in range(3):
    i += 10
    print(i, end=" ")
print(i, range(5).start, r.step, max(r), range(0) == range(5, 5))
n = 3
for i in range(n):
    n = 10
print(i, n)
for i in range(10**20, 10**20 + 2):
    print(i)
try:
    range(1, 2, 0)
except ValueError as error:
    print(error)
try:
    r[99]
except IndexError as error:
    print(error)
range("3")
