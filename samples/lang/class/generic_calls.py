# golden: stdout status
# Calls of classes in brackets: order of arguments, exceptions in them, a call that does not fit.
from typing import Generic, TypeVar
T = TypeVar("T")
def bad(): raise ValueError("bad")
class A(Generic[T]):
    def __init__(self, x, *, k=1):
        self.x = x
        self.k = k
def f():
    try:
        A[int](bad(), k=print("k"))
    except ValueError as e:
        print("caught", e)
    print(A[int](print("1"), k=print("2")).k)
f()
class B(A[int]):
    def __init__(self):
        super().__init__(3, k=4)
    def __eq__(self, o): return isinstance(o, B) and self.x == o.x
    def __hash__(self): return hash(self.x)
print(B() == B(), len({B(), B()}), B().k)
def rec(n):
    return A[int](n) if n == 0 else A[str](rec(n - 1))
print(rec(5).k)
class Err(Exception, Generic[T]):
    pass
try:
    raise Err("x")
except Err as e:
    print(repr(e))
A[int]()
