# golden: stdout status stderr verdict
from enum import Enum, IntEnum
class C(Enum):
    A = 1
    B = 2
    G = A
class L(IntEnum):
    X = 1
    Y = 2
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

show(lambda: len(C))
show(lambda: list(C))
show(lambda: [c.name for c in C])
show(lambda: list(reversed(C)))
show(lambda: C.A.name)
show(lambda: C(1).name)
show(lambda: C["G"])
show(lambda: isinstance(C.A, C))
show(lambda: C.A < C.B)
show(lambda: C.A == 1)
show(lambda: C.A != C.B)
show(lambda: C.A.nope)
show(lambda: hash(C.A) == hash("A"))
show(lambda: {C.A: 1}[C.A])
show(lambda: sorted(C, key=lambda c: -c.value))
show(lambda: max(L))
show(lambda: [(c, i) for i, c in enumerate(C)])
show(lambda: {c: c.value for c in C})
show(lambda: {c.name: c for c in C})
show(lambda: C.A if C.A else None)
show(lambda: f"{C.A:>6}|{C.B!r}")
show(lambda: f"{C.A:d}")
show(lambda: C.__name__)
show(lambda: C.A.__class__.__name__)
show(lambda: C(5))
show(lambda: C["Z"])
show(lambda: C("x"))
show(lambda: L(3))
show(lambda: L.X + L.Y)
show(lambda: L.X.nope)
show(lambda: repr(L.X))
show(lambda: str(L.X))
show(lambda: next(iter(C)))
show(lambda: tuple(C))
show(lambda: set(C) == {C.A, C.B})
show(lambda: C.A is C.G)
show(lambda: any(c.value == 2 for c in C))
show(lambda: [c for c in C if c is not C.A])
show(lambda: sum(c.value for c in C))
show(lambda: list(C)[0])
show(lambda: C.A.value + 1)
show(lambda: L["X"] == 1)
show(lambda: L.X == C.A)
show(lambda: [1, 2].index(L.Y))
