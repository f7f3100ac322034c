# golden: stdout verdict
# deferred: describe
def describe(value):
    match value:
        case [x, y]:
            return x + y
        case _:
            return 0


print(describe([1, 2]), describe([1]))
