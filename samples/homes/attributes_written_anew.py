# golden: stdout verdict
# Writes by the same place of the program: to instances, slots, properties, classes; where the old value's release
# finds the new one.


class Point:
    def __init__(self, x):
        self.x = x


class Slotted:
    __slots__ = ("x", "__dict__")


def loud(owner):
    try:
        yield
    finally:
        print("released, now", owner.x)


def write(o, value):
    try:
        o.x = value
    except AttributeError as e:
        print(e)


p, q, s = Point(1), Point.__new__(Point), Slotted()
for value in "abc":
    write(p, value)
    write(q, value)
    write(s, value)
    print(p.x, q.x, s.x)
waiting = loud(p)
next(waiting)
write(p, waiting)
del waiting
write(p, 1)
del p.x
write(p, 2)
print(p.__dict__)
write(p, 3)
print(p.__dict__, p.x)
Point.x = property(lambda self: "property", lambda self, value: print("set to", value))
write(p, 4)
write(q, 5)
del Point.x
print(p.x, q.x)
Point.__setattr__ = lambda self, name, value: print("instead of", name, value)
write(p, 6)
del Point.__setattr__
write(p, 7)
write(Point, "of the class")
write(s, 9)
del s.x
write(s, 10)
print(p.x, Point.x, s.x, s.__dict__)
