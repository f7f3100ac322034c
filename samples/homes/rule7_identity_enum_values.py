# golden: stdout status stderr verdict
# Rule 7: an attribute that an enumeration is given later is no member of it, and may be a number that crossed.
from enum import Enum
class C(Enum):
    RED = 1
def big(n):
    return n * 1000 + 1
C.limit = big(7)
def same(*a):
    return a[0] is C.limit, a[0] is C.RED
print(same(C.limit), same(C.RED))
