# golden: stdout status stderr verdict
# Named tuples that are left to CPython.
from collections import namedtuple
from typing import NamedTuple

Renamed = namedtuple("Renamed", "def x x", rename=True)
Other = namedtuple("Another", "x")
Many = namedtuple("Many", " ".join(f"a{i}" for i in range(14)))


class Asks(NamedTuple):
    x: int

    def __repr__(self):
        return "<" + super().__repr__() + ">"


class New(namedtuple("New", "x y")):
    def __new__(cls, x):
        return super().__new__(cls, x, x + 1)


class Set(NamedTuple):
    x: int = 1


print(Renamed(1, 2, 3), Other(1), Many(*range(14)).a13, New(1))
try:
    Set().x = 2
except AttributeError as e:
    print(e)
try:
    Set(1, 2)
except TypeError as e:
    print(e)
print(Set._make([5]), Set._field_defaults, Set.__doc__)
try:
    print(Asks(1))
except Exception as e:
    print(type(e).__name__)
