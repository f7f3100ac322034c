# golden: stdout status stderr verdict
# Dataclasses with `slots=True`: no dict, no defaults in the class.
from dataclasses import dataclass, field
@dataclass(slots=True)
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
    w: str = field(default="w", repr=False)
    def total(self): return self.x + self.y
p = P(1, 2)
q = P(3)
p.x = 10
q.z.append(4)
print(p, q, p == P(10, 2), p.total(), q.w, p != q)
try:
    p.nope = 3
except AttributeError as e:
    print("no", e)
try:
    print(p.nope)
except AttributeError as e:
    print("no", e)
@dataclass(slots=True, order=True)
class Q(P):
    v: float = 1.5
print(Q(1, v=2.5), Q(1) < Q(2), sorted([Q(2), Q(1)]))
@dataclass(frozen=True, slots=True)
class F:
    a: int
    b: tuple = (1, 2)
    def __post_init__(self):
        print("post", self.a)
f = F(3)
print(f, hash(f) == hash(F(3)), {f: 1}[F(3)])
class Sub(F):
    pass
print(Sub(4).a)
