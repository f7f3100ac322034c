# golden: stdout status stderr verdict
# Options of the decorator: no repr, no comparison, no `__init__`; methods of the class's own.
from dataclasses import dataclass


@dataclass(repr=False, eq=False)
class Plain:
    v: int


p = Plain(1)
print(p == p, p == Plain(1), p.v)


@dataclass(init=False)
class Own:
    a: int
    b: int = 4

    def __init__(self, z):
        self.a = z * 2


print(Own(4), Own(4).b, Own.b)


@dataclass
class Shown:
    a: int

    def __repr__(self):
        return f"<{self.a}>"

    def __eq__(self, other):
        return True


print(Shown(1), Shown(1) == Shown(2), Shown(1) != Shown(3))


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty(), [Empty()])


@dataclass
class Names:
    self: int
    other: int = 1


print(Names(5), Names(self=5) == Names(5, 1))
try:
    hash(Empty())
except TypeError as e:
    print(e)
