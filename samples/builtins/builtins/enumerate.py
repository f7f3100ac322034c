# golden: stdout status stderr verdict
# enumerate with a start, over everything iterable.
for i, x in enumerate(["a", "b"]):
    print(i, x, end=" ")
for i, x in enumerate("xy", start=10):
    print(i, x, end=" ")
print(list(enumerate({"k": 1})), list(enumerate([], 5)), dict(enumerate("ab", -1)))
for i, (a, b) in enumerate([(1, 2), (3, 4)], 1):
    print(i, a + b, end=" ")
xs = [1, 2, 3]
for i, x in enumerate(xs):
    xs[i] = x * 10
print(xs, next(enumerate("z", 2**70)))
enumerate(5)
