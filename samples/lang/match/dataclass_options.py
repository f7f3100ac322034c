# golden: stdout status stderr verdict
# Dataclasses without __match_args__, with fields that are no places.
from dataclasses import dataclass, field
@dataclass
class D:
    a: int
    b: int = field(default=0, init=False)
    c: int = field(default=5, kw_only=True)
@dataclass(match_args=False)
class E:
    a: int
def f(v):
    match v:
        case D(a, c=c, b=b):
            return "D", a, b, c
        case E(a=q):
            return "E", q
    return "no"
for v in [D(1), D(1, c=7), E(3)]:
    print(f(v))
def g(v):
    match v:
        case E(q):
            return q
    return None
try:
    g(E(1))
except TypeError as e:
    print(e)
