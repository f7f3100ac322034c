# golden: stdout status stderr verdict
r = range(2, 20, 3)
print(r.index(8), r.count(5), r.count(6), 11 in r, 12 in r, r[0], r[-1], r[1:3], len(r), list(r), r == range(2, 19, 3), sum(r), max(r), min(r))
print(list(range(5, 0, -2)), list(range(0)), range(3), repr(range(1, 5, 2)), bool(range(0)), 2.0 in r, list(reversed(r)))
try:
    r.index(3)
except ValueError as error:
    print(error)
try:
    print(r[6])
except IndexError as error:
    print(error)
n = 0
for i in range(10, -10, -7):
    n += i
print(n, len(range(10**18)), range(10**20)[10**19])
range(0, 5, 0)
