# golden: stdout status stderr verdict
# A class that methods name which nobody calls before it is bound; raising what is no exception.
class Vector:
    def __init__(self, x):
        self.x = x

    def plus(self, other):
        if other.is_point():
            return Point(self.x + other.x)
        return Vector(self.x + other.x)

    def negated(self):
        return Vector(-self.x)

    def is_point(self):
        return False

    def must(self):
        raise "vectors only!"

Vector.ONE = Vector(1)
assert Vector.ONE.negated().x == -1

class Point:
    def __init__(self, x):
        self.x = x

    def is_point(self):
        return True

    def must(self):
        raise 5

print(Vector.ONE.plus(Point(3)).x, Vector.ONE.plus(Vector(1)).x)
for value in (Vector(1), Point(2)):
    try:
        value.must()
    except TypeError as e:
        print(e)
try:
    raise None
except TypeError as e:
    print(e)
try:
    raise [1, 2]
except TypeError as e:
    print(e)
def g():
    raise ("a", "b")
g()
