# golden: stdout status stderr verdict
# Native enumeration and dataclass in a program that imports their modules as such, beside an isolate.
import dataclasses
import decimal
import enum


class A(enum.Enum):
    X = 1
    Y = enum.auto()


@dataclasses.dataclass
class D:
    a: A = A.X
    b: list = dataclasses.field(default_factory=list)


def f():
    return D(A.Y), [m for m in A]


print(f(), D() == D(A.X))
print(decimal.Decimal("1.5"))
