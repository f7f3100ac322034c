# golden: stdout status stderr verdict
# Cons lists and trees of mixed leaves: whatever the leaves are, one more level around them is the same type.
def build(n, leaf):
    return (build(n - 1, leaf), leaf, build(n - 1, leaf)) if n else ()
def chain(xs):
    t = None
    for x in xs:
        t = (x, t)
    return t
shared = [1]
a = build(2, shared)
shared.append(2)
print(a)
a[1].append(3)
print(a[0][1], build(2, True), build(1, -0.0), build(1, 10**30))
b = chain([True, 1, 0, False, -0.0, 1e300])
print(b, b == chain([1, 1, 0, 0, 0.0, 1e300]), b != b, hash(chain([True, 2])) == hash(chain([1, 2])))
n = chain([float("nan")])
print(n == n, n == chain([float("nan")]), n in [n], [n].index(n))
print(() == build(0, 1), not build(0, 1), bool(build(1, 1)), len(build(0, 1)))
print({chain([1]): "a", chain([1, 2]): "b"}[(2, (1, None))])
d = {}
d[chain("ab")] = 1
d[("b", ("a", None))] = 2
print(d, {chain([1]), (1, None)})
try:
    print(chain([3])[5])
except IndexError as e: print(e)
x = chain([1, 2, 3])
y = x
x = (9, x)
print(y, max(chain([1]), chain([2])), sorted([chain([2]), chain([1])], reverse=True))
for p in chain([1, 2]): print(p)
i = 1
print(x[i], x[-1][0], x[i][i][i], "%s %s" % chain([1])[:2], str(x), repr(y), f"{y}")
