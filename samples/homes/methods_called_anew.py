# golden: stdout verdict
# The same call by name finds what is there now: on the class, its bases, the instance, the module.
import types


class Base:
    def name(self, *more, end="."):
        return "base" + end


class Point(Base):
    pass


class Other(Base):
    def name(self, *more, end="?"):
        return "other%d" % len(more) + end


def called(o):
    try:
        return o.name()
    except (AttributeError, TypeError) as e:
        return str(e)


def with_more(o, a):
    return o.name(a, "b", end="!")


p, q = Point(), Other()
print(called(p), called(q), called(p), with_more(p, 1), with_more(q, 1))
Base.name = lambda self, *more, end=";": "replaced" + end
print(called(p), called(q), with_more(p, 1))
Point.name = lambda self, *more, end=",": "of Point" + end
print(called(p), with_more(p, 2))
p.name = lambda *more, end=" ": "of the instance%d" % len(more) + end
print(called(p), called(Point()), with_more(p, 3))
del p.name
print(called(p))
Point.name = staticmethod(lambda *more, end="s": "static%d" % len(more) + end)
print(called(p), with_more(p, 4))
Point.name = classmethod(lambda cls, *more, end="c": cls.__name__ + end)
print(called(p), with_more(p, 4))
Point.name = property(lambda self: lambda *more, end="p": "from a property" + end)
print(called(p), with_more(p, 4))
del Point.name
print(called(p))
Point.__bases__ = (Other,)
print(called(p), with_more(p, 5))
p.__dict__ = {"name": lambda: "of a new dict"}
print(called(p))
module = types.ModuleType("module")
print(called(module))
module.name = lambda: "of the module"
print(called(module), called(module))
module.name = lambda: "of the module, replaced"
print(called(module), called(q))
del Other.name, Base.name
print(called(q))
