# golden: stdout status stderr verdict
# A special method that a class is abstract for: its length, and so its truth.
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def __len__(self): ...


class Square(Shape):
    def __len__(self):
        return 4


print(len(Square()), bool(Square()), [Square()] == [1])
try:
    print(len(Shape()))
except TypeError as error:
    print(error)
