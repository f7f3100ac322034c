# golden: stdout verdict
# deferred: nest
def nest(depth):
    outer = []
    for _ in range(depth):
        outer = [outer]
    return len(outer)


print(nest(3))
