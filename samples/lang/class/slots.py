# golden: stdout status stderr verdict
# `__slots__`: a place for each name, no `__dict__`; a subclass without them has one again.

class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=None):
        self.x = x
        if y is not None:
            self.y = y

class Named(Point):
    __slots__ = "name"

class Free(Point):
    pass

class Rows:
    __slots__ = ["rows"]
    limit = 3

    def __init__(self):
        self.rows = []

def attempt(what, action):
    try:
        print(what, action())
    except AttributeError as error:
        print(what, type(error).__name__, error)

def reading():
    point = Point(1)
    print(point.x)
    return point.y

def other():
    point = Point(1, 2)
    point.depth = 3

def deleting():
    point = Point(1, 2)
    del point.y
    try:
        print(point.y)
    except AttributeError as error:
        print(error)
    del point.y

def main():
    attempt("read", reading)
    attempt("bind", other)
    attempt("delete", deleting)
    named = Named(3, 4)
    named.name = "n"
    free = Free(5, 6)
    free.extra = named.name
    print(named.x + named.y, named.name, free.extra, free.x, Rows().rows, Rows().limit, Rows.limit)
    print(Point.__slots__, Named.__slots__)

main()
