# golden: stdout status verdict
# An exception that passes the call of a class in brackets: typing's own frame stands in the traceback.
from typing import Generic, TypeVar
T = TypeVar("T")
class A(Generic[T]):
    def __init__(self, x: T):
        self.x = 10 // x
    def f(self):
        return self.x
def make(n):
    return A[int](n)
try:
    make(0)
except ZeroDivisionError as e:
    print(e)
print(make(5).f())
make(0)
