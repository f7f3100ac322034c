# golden: stdout status stderr verdict
"""A warehouse: what is in stock, orders against it, and a report."""

from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Category(Enum):
    TOOL = "tool"
    PART = "part"
    FOOD = "food"

    @property
    def tax(self) -> float:
        return {Category.TOOL: 0.2, Category.PART: 0.19, Category.FOOD: 0.07}[self]


class Status(Enum):
    OPEN = 1
    PACKED = 2
    REFUSED = 3


Size = namedtuple("Size", "width height depth", defaults=[1])


class Line(NamedTuple):
    sku: str
    count: int
    note: str = ""

    def describe(self) -> str:
        return f"{self.count} x {self.sku}" + (f" ({self.note})" if self.note else "")


@dataclass(order=True)
class Item:
    sku: str
    name: str = field(compare=False)
    category: Category = field(compare=False)
    cents: int = field(default=0, compare=False)
    size: Size = field(default=Size(1, 1), compare=False, repr=False)
    count: int = field(default=0, compare=False)

    def value(self) -> int:
        return self.cents * self.count


@dataclass
class Order:
    number: int
    customer: str
    lines: list = field(default_factory=list)
    status: Status = Status.OPEN

    def add(self, *line) -> "Order":
        self.lines.append(Line(*line))
        return self


class StockError(Exception):
    def __init__(self, sku: str, wanted: int, found: int) -> None:
        super().__init__(f"{sku}: {wanted} wanted, {found} there")
        self.missing = wanted - found


class Reservation:
    def __init__(self, stock: "Stock") -> None:
        self.stock, self.taken = stock, []

    def __enter__(self) -> "Reservation":
        return self

    def take(self, line: Line) -> None:
        item = self.stock[line.sku]
        if item.count < line.count:
            raise StockError(line.sku, line.count, item.count)
        item.count -= line.count
        self.taken.append(line)

    def __exit__(self, kind, error, traceback) -> bool:
        for line in self.taken if kind else []:
            self.stock[line.sku].count += line.count
        return False


class Stock:
    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.log: list[str] = []

    def __getitem__(self, sku: str) -> Item:
        return self.items[sku]

    def __iter__(self):
        return iter(sorted(self.items.values()))

    def load(self, text: str) -> None:
        for row in text.strip().splitlines():
            sku, name, kind, cents, count, *size = [part.strip() for part in row.split(",")]
            width, height = (int(size[0]), int(size[1])) if size else (1, 1)
            self.items[sku] = Item(sku, name, Category(kind), int(cents), Size(width, height), int(count))

    def fill(self, order: Order) -> bool:
        try:
            with Reservation(self) as reservation:
                for line in order.lines:
                    if line.sku not in self.items:
                        raise StockError(line.sku, line.count, 0)
                    reservation.take(line)
        except StockError as error:
            order.status = Status.REFUSED
            self.log.append(f"{order.number} refused: {error} ({error.missing})")
            return False
        order.status = Status.PACKED
        self.log.append(f"order {order.number} packed: " + "; ".join(l.describe() for l in order.lines))
        return True

    def by_category(self) -> dict[Category, list[Item]]:
        found = {}
        for item in self:
            found.setdefault(item.category, []).append(item)
        return found


TEXT = """
H-1, hammer, tool, 1299, 4, 3, 9
S-2, saw, tool, 1850, 2
B-3, bolt, part, 25, 120, 1, 2
A-9, apple, food, 30, 40"""

stock = Stock()
stock.load(TEXT)
print(stock["H-1"])
orders = [
    Order(1, "ann").add("H-1", 1).add("A-9", 20, "in a bag"),
    Order(2, "bob").add("S-2", 2).add("B-3", 500),
    Order(3, "cid").add("A-9", 12).add("X-0", 1),
]
for order in orders:
    done = stock.fill(order)
    print(order.number, done, order.status.name)
print(*stock.log, sep="\n")
for category, items in stock.by_category().items():
    total, tax = sum(item.value() for item in items) / 100, category.tax
    print(f"{category.value:>5}: {total:9.2f} + {total * tax:.2f} {[i.sku for i in items]}")
print(Status["OPEN"], Status(2), stock["B-3"].size, orders[0])
print(sorted(stock.items.values(), key=lambda item: (-item.value(), item.name))[0])
