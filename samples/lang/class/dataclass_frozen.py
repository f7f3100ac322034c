# golden: stdout status stderr verdict
# Frozen dataclasses are hashed by their fields.
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Pos:
    r: int
    c: int

    def __add__(self, o):
        return Pos(self.r + o.r, self.c + o.c)

    def near(self):
        return [self + d for d in [Pos(0, 1), Pos(1, 0)]]


STEPS = [Pos(0, 1), Pos(1, 0), Pos(0, -1), Pos(-1, 0)]
seen = {Pos(0, 0)}
todo = [Pos(0, 0)]
while todo and len(seen) < 40:
    p = todo.pop(0)
    for q in p.near():
        if q not in seen:
            seen.add(q)
            todo.append(q)
print(sorted(seen)[:5], len(seen), max(seen))
d = {Pos(1, 2): "a"}
print(d, d[Pos(1, 2)], Pos(1, 2) in d, hash(Pos(3, 4)))


@dataclass(unsafe_hash=True)
class H:
    a: int
    b: str = field(hash=False, default="z")
    c: float = field(compare=False, default=1.5)


print(hash(H(1)) == hash(H(1, "y", 3.0)), hash(H(1)) == hash((1,)))
