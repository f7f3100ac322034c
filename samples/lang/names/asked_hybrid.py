# The same beside an isolate: CPython's printer has something to say of the name.
# golden: stdout stderr status verdict
# static: Vector.plus, Point.twice, attempt
import array


class Vector:
    def __init__(self, x):
        self.x = x

    def plus(self, other):
        if self.x > 5:
            return Point(self.x + other.x)
        return Vector(self.x + other.x)


def attempt(vector):
    try:
        return vector.plus(Vector(1)).x
    except NameError as error:
        return str(error)


Vector.NULL = Vector(0)
print(attempt(Vector(1)), attempt(Vector(7)), array.array("i", [1]))
if len(array.array("i", [1])) == 1:
    Vector(8).plus(Vector.NULL)


class Point(Vector):
    def twice(self):
        return self.plus(self)


print(Point(3).twice().x)
