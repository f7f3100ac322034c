# golden: stdout status stderr verdict
from enum import IntEnum, StrEnum
class M(int):
    pass
class S(str):
    pass
class L(IntEnum):
    X = 1
class T(StrEnum):
    Y = "y"
def show(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
show(lambda: M(1) < "a")
show(lambda: "a" <= M(1))
show(lambda: S("a") > 1)
show(lambda: S("a") >= M(1))
show(lambda: None < L.X)
show(lambda: L.X < T.Y)
show(lambda: T.Y > 2.5)
show(lambda: M(2) > True)
show(lambda: sorted([M(2), 1.5, True, L.X]))
show(lambda: T.Y < "z")
def f(x, y):
    return x < y
show(lambda: f(M(1), 2))
show(lambda: f(M(1), "b"))
show(lambda: f("a", S("b")))
