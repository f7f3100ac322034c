# golden: stdout verdict
# deferred: nest
def nest(depth):
    outer = []
    for _ in range(depth):
        outer = [outer]
    return outer


print(nest(3))
