# golden: stdout verdict
# A method that its class loses while it runs, arguments that are kept.

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


def use(bag, n):
    total = 0
    for i in range(n):
        got = bag.keep(i * 1000, i * 0.5, i > 2, None)
        total += got
        bag.keep(1 << 40, "literal", -i)
    return total


def pairs(bag):
    return [bag.pair(x, x + 300) for x in range(3)]


def fours(bag):
    return [bag.four(x, 2.5, "x", bag is None) for x in range(1, 3)]


bag, box = Bag(), Open()
print(use(bag, 5), bag.items[0], bag.items[-1])
print([f() for f in [bag.first]], hasattr(bag, "first"))
print(pairs(bag), pairs(box), fours(box), use(box, 3))
