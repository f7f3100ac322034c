# golden: stdout status stderr verdict
# Fields of bases come first; a field that is bound again keeps its place.
from __future__ import annotations
from dataclasses import dataclass, field
from typing import ClassVar, Dict, Tuple


@dataclass
class A:
    x: int
    d: Dict[str, int] = field(default_factory=dict)
    n: ClassVar[int] = 4
    m: ClassVar = 5
    o: "A" = None
    p: Tuple[int, int] = (1, 2)


a = A(1)
a.d["k"] = 3
print(a, A.n, A.m, a.p, A(2, {}, a))


@dataclass
class B(A):
    y: int = 7
    x: int = 9


print(B(), B(1), B(y=2), isinstance(B(), A), B() == A(9))


class C(B):
    z = 3

    def __init__(self, q):
        super().__init__(q, y=q)
        self.q = q


c = C(5)
print(c, c.q, c == C(5), c == B(5, y=5))


@dataclass
class D(A):
    w: int = 0

    def __eq__(self, other):
        return self.w == other.w


print(D(1, w=2) == D(3, w=2), D(1) != D(1))
