# golden: stdout verdict
# deferred: colour
def colour(x):
    return x.colour


def colours(*items):
    return [colour(item) for item in items]


print(colours())
