# golden: stdout status stderr verdict
# What the items of named tuples are asked as these are compared and hashed.
from typing import NamedTuple


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, other.n if isinstance(other, Eq) else other)
        return isinstance(other, Eq) and self.n == other.n

    def __hash__(self):
        print("hash", self.n)
        return hash(self.n)

    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.n < other.n


class Pair(NamedTuple):
    left: Eq
    right: Eq


a, b, c = Pair(Eq(1), Eq(2)), Pair(Eq(1), Eq(2)), Pair(Eq(1), Eq(3))
print(a == b, a == c, a != c, a < c)
print({a: 1}[b])
print(Eq(2) in a, [a, c].index(b), [a].count(c))
