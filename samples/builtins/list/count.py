# golden: stdout status stderr verdict
def count(xs, x):
    return xs.count(x)


print(count([1, 2, 1, 1], 1), count([], 1), count(["a", "b", "a"], "a"), count([1.0, 1.5], 1.0), count([[1], [1], []], [1]))
print([1, 1.0, True, 0].count(1), [None, None].count(None), [(1, "a"), (1, "b")].count((1, "a")))
