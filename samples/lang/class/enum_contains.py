# golden: stdout status stderr verdict
from enum import Enum, IntEnum
class C(Enum):
    A = 1
    B = 2
class L(IntEnum):
    X = 1
def f(c):
    print("f")
    return c
def check(c):
    if c not in C:
        return "no"
    return "yes"
print(C.A in C, C.B not in C, L.X in L, f(C.A) in C, check(C.B), [c in C for c in C])
def g(x):
    return x in C
print(g(C.A))
