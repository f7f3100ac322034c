# golden: stdout status stderr verdict
# sum of ints, floats (compensated since 3.12), lists, with a start.
print(sum([]), sum([1, 2, 3]), sum(range(101)), sum([True, True]), sum([1, 2], 10), sum((x for x in (1, 2)), start=0.5))
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([1, 0.5, 2]), sum([0.1, 0.2, 0.3]), sum([1e308, 1e308, -1e308]))
print(sum([[1], [2]], []), sum([(1,), (2,)], ()), sum({1: "a", 2: "b"}), sum([2**62, 2**62, 2**62]), sum([-0.0]), sum([float("inf"), 1]))
try:
    sum(["a", "b"], "")
except TypeError as error:
    print(error)
sum([1, "a"])
