# golden: stdout status stderr verdict
from enum import Enum, StrEnum
class C(Enum):
    A = 1
class S(StrEnum):
    B = "b"
def f(c):
    return f"{c:d}"
def g(s):
    return f"{s:d}"
try:
    g(S.B)
except ValueError as e:
    print(e)
try:
    f(C.A)
except ValueError as e:
    print(e)
print(format(C.A, ">5"), "{:<6}|".format(C.A), "%5s" % C.A)
