# golden: stdout status stderr verdict
# static: Sorter.order, say, pick
# A function has no such method: AttributeError before the arguments are evaluated.
class Sorter:
    def compare(self, a, b):
        return a - b

    def order(self, items, c):
        if len(items) > 1 and c.compare(items[0], items[1]) > 0:
            items.reverse()
        return items


def say(x):
    print("evaluated", x)
    return x


def pick(items, i):
    return items[i]


def by_value(a, b):
    return a - b


s = Sorter()
print(s.order([2, 1], s), s.order([1], by_value), s.order([1], lambda a, b: 0))
try:
    by_value.compare(say(1), say(2))
except AttributeError as e:
    print(e)
try:
    pick([1, 2], None if len("ab") == 2 else 0)
except TypeError as e:
    print(e)
print(s.order([2, 1], by_value))
