# golden: stdout status stderr verdict
# Protocols as bases: `typing` puts an `__init__` into them, before which `super().__init__()` ends.
from typing import Generic, TypeVar, Protocol
T = TypeVar("T")
class P(Protocol[T]):
    x: int
    def get(self) -> T: ...
class Base:
    def __init__(self): print("Base init")
class I(P[int], Base):
    def __init__(self):
        super().__init__()
        self.x = 4
    def get(self): return self.x
print(I().get())
class Q(Base):
    pass
class R(P[str]):
    pass
print(R().get())
r = R()
r.y = 3
print(r.y)
try:
    print(r.zz)
except AttributeError:
    print("lack")
