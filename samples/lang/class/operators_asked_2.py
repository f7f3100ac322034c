# golden: stdout status stderr verdict
# Binary operators of classes: plain, reflected, in place; NotImplemented; who is asked first.
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __add__(self, other):
        if isinstance(other, Vec):
            return Vec(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    def __rmul__(self, k):
        return Vec(k * self.x, k * self.y)

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __pos__(self):
        return self

    def __invert__(self):
        return Vec(self.y, self.x)

    def __abs__(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

a, b = Vec(3, 4), Vec(1, 2)
for wrong in range(6):
    try:
        if wrong == 0:
            print(a + 1)
        elif wrong == 1:
            print(1 + a)
        elif wrong == 2:
            print("s" + a)
        elif wrong == 3:
            print([1] + a)
        elif wrong == 4:
            print(a // b)
        else:
            print((1,) + a)
    except TypeError as e:
        print(e)
