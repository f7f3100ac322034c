# golden: stdout status stderr verdict
# Enumerations that are left to CPython: looked up by value and name, formatted, with other bases.
from enum import Enum, Flag, IntEnum


class C(Enum):
    A = 1
    B = 2


print(C(1), C["B"], C.A in C, f"{C.A:>10}|", C.__members__)
for bad in (lambda: C(7), lambda: C["Z"], lambda: C.Z):
    try:
        bad()
    except (ValueError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)


class Base(Enum):
    def hello(self):
        return self.name


class Derived(Base):
    A = 1


print(Derived.A.hello(), list(Derived))


class Private(Enum):
    A = 1
    __secret = 5
    B = 2

    def given(self, x=A):
        return x


print(list(Private), Private.A.given())


class Number(IntEnum):
    ONE = 1
    TWO = 2


class Bits(Flag):
    X = 1
    Y = 2


print(Number.ONE + 1, Number.TWO > 1, Bits.X | Bits.Y)
