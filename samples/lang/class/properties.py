# golden: stdout status stderr verdict
# property, staticmethod, classmethod, dataclass.
from dataclasses import dataclass, field


class Celsius:
    zero = -273.15

    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < self.zero:
            raise ValueError("too cold")
        self._degrees = value

    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def name():
        return "celsius"


@dataclass(order=True)
class Item:
    price: int
    name: str = "thing"
    tags: list = field(default_factory=list)


t = Celsius.from_fahrenheit(212)
t.degrees -= 50
print(t.degrees, Celsius.name(), t.name())
a, b = Item(3), Item(2, "b", ["x"])
a.tags.append(1)
print(a, b, a > b, Item(1) == Item(1), sorted([a, b])[0].name)
t.degrees = -300
