# golden: stdout status stderr verdict
# Dataclasses that are left to CPython: slots, mutable defaults, defaults that a base has.
from dataclasses import dataclass, field


class Base:
    x = 3


@dataclass
class Derived(Base):
    x: int
    y: int = 4


print(Derived(), Derived(1))


@dataclass(slots=True)
class Slots:
    a: int = 1


print(Slots(), hasattr(Slots(), "__dict__"))


def wrap(cls):
    return cls


@wrap
@dataclass
class Wrapped:
    a: int = 1


print(Wrapped())
try:

    @dataclass
    class Mutable:
        a: list = []

except ValueError as e:
    print(e)


@dataclass
class Function:
    f: object = len
    g: object = field(default=wrap)


print(Function().f("abc"), Function().g(3))
