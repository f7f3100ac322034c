# golden: stdout status stderr verdict
# The same: what is left to CPython.
from dataclasses import dataclass
@dataclass(slots=True)
class A:
    x: int = 3
    def f(self): return 1
@dataclass(slots=True)
class B(A):
    def f(self): return super().f()
try:
    B().f()
except TypeError as e:
    print(e)
print(A.x)
N = 4
@dataclass(slots=True)
class C:
    x: int = N + 1
print(C())
@dataclass
class Plain:
    x: int
    y: int = 4
@dataclass(slots=True)
class OfPlain(Plain):
    z: int = 3
b = OfPlain(1)
b.new = 3
print(b, b.new)
class L:
    def __init__(self, items): self.items = items
    def __len__(self): return len(self.items)
@dataclass(slots=True)
class D(L):
    x: int = 3
    def __init__(self, x):
        self.items = [x]
        self.x = x
print(len(D(3)), D(5))
