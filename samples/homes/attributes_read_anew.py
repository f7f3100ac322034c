# golden: stdout verdict
# What a place of the program read last time says nothing of the next: instance, class and descriptors change.


class Base:
    kind = "base"


class Point(Base):
    def __init__(self, x):
        self.x = x
        self.y = -x


class Slotted:
    __slots__ = ("x",)


def read(o):
    try:
        return o.x
    except AttributeError as e:
        return str(e)


def kind(o):
    return o.kind


p, q = Point(1), Point(2)
print(read(p), read(q), read(p), kind(p))
del p.x
print(read(p), read(q))
p.x = "again"
print(read(p), read(p))
Point.x = "of the class"
print(read(p), read(q))
del q.x
print(read(q), read(p))
Point.x = property(lambda self: "of a property")
print(read(p), read(q))
del Point.x
print(read(p), read(q))
Point.__getattr__ = lambda self, name: "made for " + name
print(read(p), read(q))
Base.kind = "changed"
print(kind(p), kind(q))
p.__dict__ = {"x": "of another dict"}
print(read(p), kind(p))
del Point.__getattr__
many = Point(3)
for name in range(40):
    setattr(many, "a%d" % name, name)
print(read(many), read(p), read(q))
s = Slotted()
s.x = 5
print(read(s), read(many))
q.__class__ = Base
q.x = 6
print(read(q), read(s))
