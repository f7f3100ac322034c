# golden: stdout status stderr verdict
# Tuples of one, of none, nested.
def minmax(xs):
    low = high = xs[0]
    for x in xs:
        low, high = min(low, x), max(high, x)
    return low, high


print(minmax([3, 1, 2]), minmax("hello"), minmax([2.5, -1]))
t = (1, "a", 2.5, None, True)
print(t, t[0], t[-1], t[1:3], len(t), t + (6,), t * 0, (1,) * 3, (), (1,), t.count(1), t.index("a"))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (1, "b") < (2, "a"), () < (1,), hash((1, 2)) == hash((1, 2)), 2 in (1, 2))
nested = ((1, 2), ("x", (3.5,)))
print(nested[1][1][0], nested)
shared = ([],)
shared[0].append(1)
print(shared, tuple([1, 2]), tuple("ab"), tuple(range(3)))
try:
    shared[0] += [2]
except TypeError as error:
    print(error, shared)
t[5]
