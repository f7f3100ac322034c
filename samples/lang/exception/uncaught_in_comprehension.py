# golden: stdout status stderr verdict
# The frame of a comprehension (before 3.12 it has one of its own).
def inverse(xs):
    return [1 / x for x in xs]


print(inverse([1, 2]))
inverse([1, 0])
