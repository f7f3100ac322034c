# golden: stdout status stderr verdict
# Values of all kinds; a class with `__eq__`, `__hash__` and `__str__` of its own.
from enum import Enum


class E(Enum):
    A = 1
    B = "two"
    C = 1.0
    D = True
    F = [1, 2]
    G = [1, 2]
    H = (1,)

    def __eq__(self, other):
        return False

    def show(self, x=5):
        return self.value, x


print(E.A, E.C, E.D, E.F, E.G, E.H, E.A == E.A, E.A is E.C, E.G.show())
try:
    hash(E.A)
except TypeError as e:
    print(e)
print(E.G.value, E.B.show(7))


class Text(Enum):
    A = "a"
    B = None
    C = (1, "x")
    D = 2.5
    E = -1

    def __str__(self):
        return f"text {self.value}"


print(Text.A, Text.B, [Text.C], Text.D, Text.E, Text.A == "a", Text.A is Text.A)
print({Text.A, Text.A, Text.B} == {Text.B, Text.A}, sorted([Text.A, Text.D], key=lambda t: t.name))
