# golden: stdout status stderr verdict
# Base classes, super, overriding, method resolution.
class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        return 0

    def describe(self):
        return f"{self.name} of area {self.area():.2f}"


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return 3.14159 * self.radius**2


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side

    def describe(self):
        return "a " + super().describe()


class Odd(Square, Circle):
    pass


total = 0
for shape in [Circle(1), Square(3), Shape("nothing")]:
    print(shape.describe())
    total += shape.area()
print(f"{total:.3f}", [c.__name__ for c in Square.__mro__], issubclass(Circle, Shape))
print([c.__name__ for c in Odd.__mro__])


class Impossible(Shape, Square):
    pass
