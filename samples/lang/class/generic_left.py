# golden: stdout status stderr verdict
# What a generic class is asked for that only CPython knows.
from typing import Generic, TypeVar
T = TypeVar("T")
class A(Generic[T]):
    pass
class B(A):
    pass
a = A[int]()
print(hasattr(a, "__orig_class__"))
try:
    B[int]()
except TypeError as e:
    print(e)
try:
    A[int, str]()
except TypeError as e:
    print(e)
print(A.__name__)
x = A[int]
print(x)
