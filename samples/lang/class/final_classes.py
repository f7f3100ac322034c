# golden: stdout status stderr verdict
# `@final` gives the class itself.
import typing
from typing import final


@final
class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point({self.x})"


class Base:
    def name(self):
        return "base"


@typing.final
class Leaf(Base):
    def name(self):
        return "leaf of " + super().name()


print(Point(3), Leaf().name(), isinstance(Leaf(), Base))
