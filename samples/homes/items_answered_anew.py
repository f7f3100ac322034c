# golden: stdout stderr status verdict
# `x[k]` of classes in Python: what answered last time says nothing of the next.
from operator import attrgetter


class Row:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, key):
        return self.items[key]


class Wide(Row):
    pass


class Longer(list):
    def __getitem__(self, key):
        return ("longer", list.__getitem__(self, key))


class Missing(dict):
    def __missing__(self, key):
        return "no " + str(key)


def item(x, key):
    try:
        return x[key]
    except (TypeError, IndexError, KeyError, AttributeError) as e:
        return type(e).__name__ + ": " + str(e)


def give_up(self, key):
    del Row.__getitem__
    return key, [key] * 3


row, wide, longer = Row([1, 2.5, "c"]), Wide([4, 5]), Longer([7, 8])
print(item(row, 0), item(row, 1), item(row, -1), item(row, 9), item(wide, 1), item(longer, 1))
print(item(longer, slice(0, 1)), item(Missing(a=1), "a"), item(Missing(), 5), item(row, (1, 2)))
Row.__getitem__ = lambda self, key: "lambda %s" % key
print(item(row, 0), item(wide, 0), item(longer, 0))
Wide.__getitem__ = attrgetter("real")
print(item(wide, 3), item(row, 3))
Wide.__getitem__ = staticmethod(lambda key: ("static", key))
print(item(wide, 3), item(row, 2.5))
Row.__getitem__ = give_up
print(item(row, 300000), item(row, 1), item(wide, 1))
del Wide.__getitem__
print(item(wide, 1))
Row.__getitem__ = lambda self, key, more="more": (key, more)
print(item(row, None), item(wide, True), item(row, -(2 ** 70)))
wide.__class__ = Row
row.__class__ = Wide
Wide.__getitem__ = lambda self: 0
print(item(wide, 1), item(row, 1))
Wide.__getitem__ = lambda self, key: 1 // key
print(item(row, 2), item(row, 0))
