# golden: stdout verdict
# Properties read by the same place: replaced, changed, without a getter, of a subclass of property; and hooks that
# are asked for what is not there.


class Point:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x


class Hooked(Point):
    def __getattr__(self, name):
        return "made " + name


class Loud(property):
    def __get__(self, instance, owner=None):
        return "loud", super().__get__(instance, owner)


def read(o):
    try:
        return o.x
    except AttributeError as e:
        return "error: " + str(e)


def read_own(o):
    return o._x


def call(o):
    return o.x()


p, h = Point(1), Hooked(2)
print(read(p), read(h), read(p), read_own(p), read_own(h))
p.__dict__["x"] = "hidden"
print(read(p), read(p))
Point.x.__init__(lambda self: "another getter")
print(read(p), read(h))
Point.x.__init__(None)
print(read(p), read(p), read(h), read(h))


def fails(self):
    raise AttributeError("inside")


Point.x = property(fails)
print(read(p), read(h), read(p), read(h))
Point.x = Loud(lambda self: self._x)
print(read(p), read(h))


def once(self):
    del Point.x
    return "deleted as it runs"


Point.x = property(once)
print(read(p), read(h), read(p), read(h))
Point.x = property(lambda self: lambda: "called")
print(call(p), call(h), call(p))
del Point.x
p.__dict__.clear()
p._x = 5
print(read(p), read(h), read_own(p))
Hooked.__getattribute__ = lambda self, name: "all " + name
print(read_own(h), read(h), read_own(p))
del Hooked.__getattribute__
print(read_own(h), read(h))
del h._x
print(read_own(h))
h._x = 1.5
print(read_own(h), read_own(h))


class Deep:
    @property
    def x(self):
        return read(self)


try:
    read(Deep())
except RecursionError as e:
    print(type(e).__name__)
