# golden: stdout status stderr verdict
# Named tuples and dataclasses: their fields are their places.
from typing import NamedTuple
from dataclasses import dataclass, field
class Pt(NamedTuple):
    x: int
    y: int
@dataclass
class D:
    a: int
    c: int = field(default=5, kw_only=True)
@dataclass
class F(D):
    z: str = "z"
def f(v):
    match v:
        case Pt(1, y):
            return "pt1", y
        case F(a, z):
            return "F", a, z
        case D(a, c=c):
            return "D", a, c
        case (a, b, c):
            return "triple", a, b, c
    return "no"
for v in [Pt(1, 2), Pt(3, 4), D(1), F(2, "q"), (7, 8, 9)]:
    print(f(v))
