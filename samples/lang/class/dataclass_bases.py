# golden: stdout status stderr verdict
# Dataclasses with abstract bases, mixins and properties.
from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass
class Shape(ABC):
    name: str

    @abstractmethod
    def area(self) -> float:
        ...

    @property
    def title(self):
        return f"{self.name}: {self.area()}"


@dataclass
class Square(Shape):
    side: float = 1.0

    def area(self) -> float:
        return self.side**2


@dataclass
class Circle(Shape):
    r: float = 1.0

    def area(self) -> float:
        return 3.0 * self.r**2


for shape in [Square("a", 2.0), Circle("b"), Square("c")]:
    print(shape, shape.area(), shape.title)
try:
    Shape("x")
except TypeError as e:
    print(e)


class Mixin:
    legs = 4

    def hello(self):
        return f"hello {self.name}"


@dataclass
class Dog(Mixin):
    name: str = "rex"
    age: int = 3


print(Dog().hello(), Dog("q"), Dog.legs, Dog().legs)
