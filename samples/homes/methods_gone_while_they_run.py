# golden: stdout verdict
# A method that its class loses while it runs, arguments that are kept, literals that are one object.
from typing import Any

KEPT: list = []


class Bag:
    __slots__ = ("items", "__weakref__")

    def __init__(self):
        self.items = []

    def keep(self, *values):
        self.items.append(values)
        return values[0] if values else None

    def first(self):
        del Bag.first
        KEPT.append([0] * 10)
        return "first"

    def pair(self, a, b):
        Bag.pair = lambda self, a, b: (b, a)
        return (a, b)


class Open(Bag):
    def four(self, a, b, c, d):
        self.four = lambda *values: values[::-1]
        return a, b, c, d


def use(bag: Any, n: int) -> int:
    total = 0
    for i in range(n):
        got = bag.keep(i * 1000, i * 0.5, i > 2, None)
        total += got
        bag.keep(1 << 40, "literal", -i)
    return total


def pairs(bag: Any):
    return [bag.pair(x, x + 300) for x in range(3)]


def fours(bag: Any):
    return [bag.four(x, 2.5, "x", bag is None) for x in range(1, 3)]


def calls(f: Any, text: Any):
    return f("text"), f("text") is f("text"), text(1 << 62), text(2.5), text(None), text(b"x")


bag, box = Bag(), Open()
print(use(bag, 5), bag.items[0], bag.items[-1], len({id(v[1]) for v in bag.items[1::2]}))
print([f() for f in [bag.first]], hasattr(bag, "first"))
print(pairs(bag), pairs(box), fours(box), use(box, 3))
print(calls(lambda t: t, str), calls(str.upper, repr))
