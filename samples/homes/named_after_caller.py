# golden: stdout status stderr
# The library names what it makes after the module of the frame that calls it.
import collections
import dataclasses
import enum
import json
from typing import NamedTuple, NewType, TypeVar

Pair = collections.namedtuple("Pair", "x y")
Triple = NamedTuple("Triple", [("x", int)])
Colour = enum.Enum("Colour", "A B")
Number = NewType("Number", int)
T = TypeVar("T")
Plain = type("Plain", (), {})
Data = dataclasses.make_dataclass("Data", ["x"])


def total(xs: list[int]) -> int:
    return sum(xs)


def make():
    return collections.namedtuple("Inner", "x"), enum.IntEnum("Level", "A B"), type("Other", (), {})


print(Pair, Triple, Colour, Number, T.__module__, Colour.A.__class__.__module__, Plain)
print(make(), total([1, 2]), json.dumps(1), Data(1))
