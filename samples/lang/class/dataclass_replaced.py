# golden: stdout status stderr verdict
from dataclasses import dataclass, replace, asdict, astuple, field
from enum import Enum
import dataclasses
class Kind(Enum):
    A = 1
@dataclass(frozen=True)
class Point:
    x: int
    y: int = 2
    def moved(self, dx):
        return replace(self, x=self.x + dx)
@dataclass
class Line:
    start: Point
    end: Point
    tags: list[str] = field(default_factory=list)
    kind: Kind = None
    note: str | None = None
    def __post_init__(self):
        if self.start == self.end:
            raise ValueError("empty line")
@dataclass
class Shape(Line):
    name: str = "s"
    points: list[Point] = field(default_factory=list)
    size: int = field(init=False, default=0)
p = Point(1)
q = replace(p, y=5)
print(q, p, q is p, replace(p), replace(p) == p, replace(p) is p, p.moved(3))
print(asdict(p), astuple(p), dataclasses.asdict(q), dataclasses.replace(q, x=9, y=8))
line = Line(p, q, ["a"], Kind.A)
d = asdict(line)
print(d, astuple(line))
print(line.tags, d["tags"], list(d), d["kind"] is Kind.A)
other = replace(line, tags=["z"], note="n")
print(other)
s = Shape(p, q, kind=Kind.A, name="t", points=[p, q])
s.size = 4
print(asdict(s))
print(astuple(s), replace(s, name="u").size, type(replace(s, name="u")).__name__)
for k, v in asdict(p).items():
    print(k, v)
try:
    replace(line, end=p)
except ValueError as e:
    print(e)
@dataclass
class Temp:
    deg: float
    def __init__(self, deg=0.0):
        self.deg = deg * 2
print(replace(Temp(1.0)), replace(Temp(1.0), deg=5.0))
