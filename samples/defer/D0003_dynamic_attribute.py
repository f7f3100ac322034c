# golden: stdout verdict
# deferred: read
class Point:
    x, y = 1, 2


def read(name):
    return getattr(Point, name)


print(read("x") + read("y"))
