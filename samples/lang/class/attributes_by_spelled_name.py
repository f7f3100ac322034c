# golden: stdout status stderr verdict
# static: describe, values, asked, total, wrong
# `getattr` and `hasattr` with names that the text says by other means than a constant: all that they may be are known.
class Item:
    kind = "item"

    def __init__(self, name, price):
        self.name = name
        self.price = price

    def shown(self):
        return "<" + self.name + ">"


class Rest:
    def __init__(self):
        self.weight = 1.5


FIELDS = ("name", "price", "missing")


def describe(item):
    parts = []
    for name in FIELDS:
        if hasattr(item, name):
            parts.append("%s=%r" % (name, getattr(item, name)))
    return ", ".join(parts)


def values(item):
    return [getattr(item, name, None) for name in ("price", "kind", "gone")]


def asked(things):
    for name in ["weight", "name"]:
        print(name, [hasattr(thing, name) for thing in things], [getattr(thing, name, 0) for thing in things])


def total(items, by_price):
    field = "price" if by_price else "count"
    return sum([getattr(item, field, 100) for item in items])


def wrong(item):
    for name in ("name", "nmae"):
        print(getattr(item, name))


items = [Item("a", 3), Item("b", 4)]
print([describe(item) for item in items], [values(item) for item in items])
asked([items[0], Rest()])
print(total(items, True), total(items, False))
wrong(items[0])
