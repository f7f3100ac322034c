# Classes and functions that are called before their statements have run: NameError, where they are called.
# golden: stdout stderr status verdict
# static: Vector.plus, Quux.twice, zigzag, Wave.peak
class Vector:
    def __init__(self, x):
        self.x = x

    def plus(self, other):
        if self.x > 5:
            return Quux(self.x + other.x, print("argument"))
        return Vector(self.x + other.x)


def attempt(vector):
    try:
        return vector.plus(Vector(1)).x
    except NameError as error:
        return str(error)


Vector.NULL = Vector(0)
print(attempt(Vector(1)), attempt(Vector(7)))


class Quux(Vector):
    def __init__(self, x, more=None):
        super().__init__(x)
        self.more = more

    def twice(self):
        return [zigzag(self, n) for n in range(2)]


print(attempt(Vector(7)))
try:
    print(Quux(3).twice())
except NameError as error:
    print(error)


def zigzag(quux, n):
    return Wave(quux.x, n).peak() if n < 2 else None


class Wave:
    def __init__(self, x, n):
        self.x, self.n = x, n

    def peak(self):
        if self.x == 9:
            Xylophone()
        return self.x + self.n


print(Quux(4).twice())
Quux(9).twice()


class Xylophone:
    pass
