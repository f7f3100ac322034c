# golden: stdout status stderr verdict
# Fields of all kinds: nan, -0.0, bool, huge ints; instances in containers.
from dataclasses import dataclass


@dataclass
class V:
    x: float
    y: float

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    @classmethod
    def zero(cls):
        return cls(0.0, 0.0)

    @staticmethod
    def unit():
        return V(1.0, 0.0)


nan = float("inf") - float("inf")
a = V(nan, 1.0)
print(a == a, a == V(nan, 1.0), a == V(-nan, 1.0), V(0.0, -0.0) == V(-0.0, 0.0))
print(V(1.0, 2.0) + V.unit(), V.zero().length)
try:
    {V(1, 2): 3}
except TypeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)
vs = [V(1, 2), V(3, 4)]
print(V(3, 4) in vs, vs.index(V(3, 4)), vs.count(V(1, 2)))
vs.remove(V(1, 2))
print(vs)
x = V(1, 2)
x.x += 5
x.z = 9
print(x, x.z)
