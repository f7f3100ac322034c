# golden: stdout status stderr verdict
# Generic classes that are abstract, protocols with and without type variables.
from abc import ABC, abstractmethod
from typing import Dict, Generic, Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V", bound="Comparable")


class Comparable(Protocol):
    def __lt__(self, other) -> bool: ...


class Repo(ABC, Generic[K, V]):
    @abstractmethod
    def get(self, k: K) -> V: ...
    def both(self, k):
        return (k, self.get(k))
class Mem(Repo[str, int]):
    def __init__(self): self.d: Dict[str, int] = {"a": 1}
    def get(self, k): return self.d[k]
print(Mem().both("a"))
class Shape(Protocol):
    def area(self) -> float: ...
    def twice(self):
        return self.area() * 2
class Sq(Shape):
    def __init__(self, a):
        super().__init__()
        self.a = a
    def area(self): return self.a ** 2
class Unit(Shape):
    def area(self): return 1
print(Sq(3).twice(), Unit().twice())
try:
    Mem().get("zz")
except KeyError as e:
    print("key", e)
