# golden: stdout status stderr verdict
# What takes the items of a generator expression takes each as it is made; reversed ranges; slices of ranges.
xs = [3, 1, 2]
print(sum(x * 2 for x in xs), sum(x > 1 for x in xs), sum(x / 2 for x in xs), sum(x for x in []))
print(list(x for x in xs), tuple(x for x in xs), sorted(-x for x in xs), set(x % 2 for x in xs), frozenset(x for x in xs))
print(dict((x, str(x)) for x in xs), max(x for x in xs), min(-x for x in xs), max(str(x) for x in xs))
print(sum(float("nan") for x in xs), sum(-0.0 for x in xs), sum((-0.0 for x in [1])), sum(1e308 for x in range(3)))
print(sum([0.1] * 10), sum(0.1 for _ in range(10)), sum(10**30 for _ in range(10)))
for i in reversed(range(5)): print(i, end=" ")
for i in reversed(range(2, 7)): print(i, end=" ")
for i in reversed(range(7, 2, -1)): print(i, end=" ")
for i in reversed(range(7, 2)): print(i, end=" ")
for i in reversed(range(0, 10, 3)): print(i, end=" ")
for i in reversed(range(10**20, 10**20 + 3)): print(i, end=" ")
for i in reversed(range(-2**63, -2**63 + 2)): print(i, end=" ")
for i in reversed(range(True + True)): print(i, end=" ")
print(list(reversed(range(10**20, 10**20 + 3))), list(reversed(range(3))), list(reversed(range(-2**62-1, -2**62+1))))
for i in range(2**62 - 2, 2**62 + 2): print(i, end=" ")
r = range(2**62 - 2, 2**62 + 2)
print([i for i in r], [i for i in reversed(r)])
print(xs[1:], xs[:-1], xs[-2:], xs[5:], xs[2:1], xs[-10:10], xs[True:], xs[10**30:], xs[:-10**30])
def f():
    total = 0
    for i in reversed(range(3)):
        total += i
    else:
        print("else", i)
    return total
print(f())
def bad(x):
    if x == 2:
        raise ValueError(x)
    return x
try:
    print(sum(bad(x) for x in xs))
except ValueError as e:
    print("caught", e)
try:
    max(x for x in [])
except ValueError as e: print(e)
print(sum(1 for x in range(100000)))
print(sum(x for x in range(2**62-1, 2**62+2)))
print(sorted(bad(x) for x in xs))
print(range(10)[5:2], range(10)[2:5], range(10, 0, -2)[1:3], range(10)[-3:], range(10)[20:], range(3)[2:-9])
