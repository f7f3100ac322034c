# golden: stdout status stderr verdict
# static: Box.__eq__, Box.__lt__, Box.__hash__, Pair.swap
# Instances of one class that hold values of several types: compared, hashed, sorted, printed.
from dataclasses import dataclass
from typing import Generic, TypeVar, NamedTuple

A = TypeVar("A")

@dataclass
class Pair:
    first: object
    second: object

    def swap(self):
        return Pair(self.second, self.first)

class Box(Generic[A]):
    def __init__(self, value: A) -> None:
        self.value = value

    def __eq__(self, other):
        if not isinstance(other, Box):
            return NotImplemented
        return self.value == other.value

    def __hash__(self):
        return hash(self.value)

    def __lt__(self, other):
        return self.value < other.value

class Point(NamedTuple):
    x: object
    y: object

p, q, r = Pair(1, "a"), Pair(2.5, None), Pair("k", [1, 2])
print(p, q, r, p.swap(), q.swap(), r.swap().first)
print(p == Pair(1, "a"), p == q, q == r, p != r, Pair(1, 2) == Pair(1.0, 2.0), Pair(True, 0) == Pair(1, False))
bi, bs, bf, bb = Box(3), Box("three"), Box(3.0), Box[int](7)
print(bi.value + 1, bs.value + "!", bf.value / 2, bb.value)
print(bi == bf, bi == bs, bi != bf, hash(bi) == hash(bf), bi == 3, 3 == bi)
print(sorted([Box(3), Box(1)])[0].value, sorted([Box("b"), Box("a")])[0].value)
print(Box(1) in [Box(1), Box(2)], [Box("q")] == [Box("q")], {Box(1), Box(1)} == {Box(1)})
print({Box("a"): 1}[Box("a")], {Box(1): "x"}.get(Box(1)))
print(bi < Box(4), bs < Box("u"), max(Box(1.5), Box(2.5)).value)
u, v = Point(1, 2), Point("a", 2.5)
print(u, v, u.x + u.y, v.x * 2, u == (1, 2), v == u, u[0], v[1], u._replace(x=5))
print(bi < bs)
