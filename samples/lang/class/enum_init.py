# golden: stdout status stderr verdict
# An `__init__` that keeps parts of the value.
from enum import Enum


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


print(Planet.EARTH, Planet.EARTH.value, Planet.EARTH.gravity, Planet.MERCURY.mass)


class P(Enum):
    A = (1, 2)
    B = (3, 4)

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.z = 0

    def total(self):
        return self.x + self.y


print(P.A.total(), P.B.x, P.A.z, P.A.value, P.A)
try:
    print(P.A.w)
except AttributeError as e:
    print(e)


x = P.A
y = x
print(x is y, x is P.B)
P.A.q
