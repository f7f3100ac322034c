# golden: stdout status stderr verdict
# static: add, twice
# One function called with ints, floats, strings, lists.
def add(a, b):
    return a + b


def twice(x):
    return add(x, x)


print(add(1, 2), add(1.5, 2), add("a", "b"), add([1], [2]), add((1,), ("x",)))
print(twice(3), twice("ab"), twice(0.25), twice([0]), twice(10**20), twice(True))
