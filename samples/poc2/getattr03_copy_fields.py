# golden: stdout status stderr verdict
# static: manhattan
# deferred: copy_fields
# setattr and getattr by computed names; objects are shared, not copied.


def manhattan(x1: int, y1: int, x2: int, y2: int) -> int:
    return abs(x1 - x2) + abs(y1 - y2)


class Point:
    def __init__(self, x, y, tags):
        self.x = x
        self.y = y
        self.tags = tags


def copy_fields(source, target, *names):
    for name in names:
        setattr(target, name, getattr(source, name))


def swap(point, first, second):
    old = getattr(point, first)
    setattr(point, first, getattr(point, second))
    setattr(point, second, old)


a = Point(1, 2, ["start"])
b = Point(10, 20, [])
print(manhattan(a.x, a.y, b.x, b.y))
copy_fields(a, b, "x", "tags")
swap(b, "x", "y")
b.tags.append("shared")
print(b.x, b.y, a.tags, b.tags)
print(manhattan(a.x, a.y, b.x, b.y))
