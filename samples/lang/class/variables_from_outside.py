# golden: stdout status stderr verdict
# Variables of a class that statements outside of it bind: missing before, then found by the class, by what
# derives from it and by instances.


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def describe(self):
        return f"({self.x}, {self.y})"

    def from_zero(self):
        return self.x - self.ZERO.x, self.y - Vector.ZERO.y


class Unit(Vector):
    size = 1


class Own(Vector):
    ZERO = Vector(7, 7)


def early(vector):
    try:
        return vector.from_zero()
    except AttributeError as error:
        return str(error)


def by_name():
    try:
        return Unit.ZERO.describe()
    except AttributeError as error:
        return str(error)


print(early(Vector(1, 2)), early(Unit(3, 4)), by_name())
Vector.ZERO = Vector(0, 0)
print(early(Vector(1, 2)), early(Unit(3, 4)), by_name())
Unit.ZERO = Vector(1, 1)
print(early(Vector(1, 2)), early(Unit(3, 4)), by_name())
print(early(Own(9, 9)))
Vector.count = 0
Unit.size = 2.5


def grow(of):
    Vector.count += 1
    of.count += 10
    return of.count, Vector.count, Unit.count, Unit.size


print(grow(Vector(0, 0)), grow(Unit(1, 1)))
last = Own(1, 1)
last.ZERO = Vector(2, 3)
print(last.from_zero(), Own.ZERO.describe(), last.ZERO.describe())
