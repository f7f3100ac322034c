# golden: stdout status stderr verdict
# What iterators say when they end, or what they go through changes.
xs = [1,2,3]
it = iter(xs)
try:
    print(len(it))
except TypeError as e: print(e)
d = {1: 1}
it2 = iter(d)
d[2] = 2
for _ in range(2):
    try:
        next(it2)
    except RuntimeError as e: print(e)
def later():
    it = zip([1,2],[3,4])
    def inner():
        return next(it)
    return inner
g = later()
print(g(), g())
z = zip([1,2,3], "ab", strict=True)
try:
    for p in z: print(p)
except ValueError as e: print(e)
print(list(z))
mixed = iter([1, "a", None, 2.5])
print(next(mixed), next(mixed), next(mixed), next(mixed))
any_ = iter([])
print(next(any_, 0))
both = iter([1]) if xs else iter("a")
both = iter("b")
print(next(both))
print(sorted([2,1], key=lambda v: v), max(iter([3,1])), " ".join(iter(["a","b"])))
print(dict(zip("ab", iter([1, 2]))), set(iter([1])), tuple(reversed("ab")))
items = d.items()
for k, v in items: print(k, v)
print(sorted(items), 1 in d.keys(), d.keys() & {1}, list(map(str, d.values())))
it = iter(range(10**20, 10**20 + 2)); print(next(it))
it = iter(b"ab"); print(next(it))
it = iter({3}); print(next(it), next(it, -1))
next(it)
