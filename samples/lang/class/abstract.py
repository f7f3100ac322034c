# golden: stdout status stderr verdict
# Abstract classes: no instances while a method has no implementation, in each version's words.
from abc import ABC, ABCMeta, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self):
        pass

    @property
    @abstractmethod
    def name(self):
        return "shape"

    @staticmethod
    @abstractmethod
    def make(size):
        return size

    def describe(self):
        return f"{self.name} {self.area()}"

class Half(Shape):
    def area(self):
        return 0.5

    @staticmethod
    def make(size):
        return Square(size)

class Square(Half):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side + super().area()

    @property
    def name(self):
        return "square"

class Plain:
    @abstractmethod
    def unmarked(self):
        return 1

class Meta(Plain, metaclass=ABCMeta):
    pass

def attempt(which):
    try:
        Shape() if which == 0 else Half() if which == 1 else Half(1) if which == 2 else Plain(2, x=3)
    except TypeError as error:
        print(error)

for which in range(4):
    attempt(which)
print(Half.make(3).describe(), isinstance(Square(1), Shape), isinstance(3, Shape), Plain().unmarked())
print(Meta().unmarked())
