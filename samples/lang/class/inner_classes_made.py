# golden: stdout status stderr verdict
# What the library makes classes of may stand in a class: an enumeration, dataclasses, a named tuple.
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Optional, List


class Shop:
    class Size(Enum):
        S = 1
        L = 2

        def longer(self):
            return self.name * 2

    @dataclass
    class Item:
        name: str
        size: "Shop.Size"
        price: float = 0.5
        tags: List[str] = None

    @dataclass(frozen=True)
    class Key:
        a: int
        b: int

    class Pos(NamedTuple):
        x: int
        y: int = 2

    def __init__(self):
        self.items: List[Shop.Item] = []
        self.by: dict[Shop.Key, Shop.Item] = {}

    def add(self, name, size=Size.S):
        item = Shop.Item(name, size)
        self.items.append(item)
        self.by[self.Key(len(self.items), 1)] = item
        return item


s = Shop()
print(s.add("x"), s.add("y", Shop.Size.L), s.by)
print(Shop.Size.L.longer(), s.items[0] == Shop.Item("x", Shop.Size.S), list(Shop.Size), Shop.Size.S)
print(Shop.Pos(1), Shop.Pos(1).x + Shop.Pos(1).y, s.Pos(2, 3) == (2, 3))
