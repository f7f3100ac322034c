from dataclasses import dataclass, field
from enum import Enum


class Size(Enum):
    SMALL = 1
    LARGE = 2

    def other(self):
        return Size.LARGE if self.value == 1 else Size.SMALL


@dataclass(order=True)
class Part:
    weight: int
    name: str = "part"
    tags: list = field(default_factory=list)

    def heavier(self, by):
        return Part(self.weight + by, self.name)
