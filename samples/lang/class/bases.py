# golden: stdout status stderr verdict
# Bases in C3 order, `super()` by the class of the receiver, methods that call what subclasses have.
class Shape:
    sides = 0

    def area(self):
        return 0.0

    def describe(self):
        return self.name() + " " + str(self.area()) + " " + str(self.sides)

    def name(self):
        return "shape"


class Square(Shape):
    sides = 4

    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a * self.a

    def name(self):
        return "square<" + super().name()


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.0 * self.r * self.r


shapes = [Square(2), Circle(1.5), Shape(), Square(10**12)]
for s in shapes:
    print(s.describe(), isinstance(s, Square), isinstance(s, (Square, Circle)), isinstance(s, Shape))


def pick(n):
    return Square(n) if n > 2 else None


for n in 1, 3:
    s = pick(n)
    if s is not None:
        print(s.area())
    try:
        print(pick(n).area())
    except AttributeError as e:
        print(e)
