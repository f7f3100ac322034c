# golden: stdout stderr status verdict
"""The same of one class, where CPython prints what nobody handles."""
from enum import IntEnum


class C(IntEnum):
    A = 1
    B = 2


class P(int):
    pass


print(sum([P(1), P(2)]))
names = {1: "a"}
print(names[C.A])
names[C.B]
