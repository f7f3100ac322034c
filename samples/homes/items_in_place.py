# golden: stdout verdict
# Items of lists and tuples of the isolate, by any index; subclasses say for themselves.


class Odd(list):
    def __getitem__(self, index):
        return "item " + repr(index)

    def __setitem__(self, index, value):
        print("set", index, value)

    def __iter__(self):
        return iter("odd")


class Pair(tuple):
    def __getitem__(self, index):
        return "part " + repr(index)


def loud(owner):
    try:
        yield
    finally:
        print("released, now", owner[0])


def get(o, i):
    try:
        return o[i]
    except (IndexError, TypeError, KeyError) as e:
        return str(e)


def put(o, i, value):
    try:
        o[i] = value
    except (IndexError, TypeError) as e:
        print(e)


def three(o):
    try:
        a, b, c = o
        return c, b, a
    except (ValueError, TypeError) as e:
        return str(e)


values = [[1, "b", 3.5], (None, True, 2**70), Odd([1, 2, 3]), Pair((4, 5, 6)), "xyz", {0: "zero", -1: "minus"}, range(3), 5]
for o in values:
    print([get(o, i) for i in (0, 2, -1, -3, 3, -4, True, 2**40, -(2**63), 2**64, 1.0, "k")])
    print(three(o))
items = values[0]
items[0] = loud(items)
next(items[0])
for i in (0, 2, -1, -3, 3, -4, True, 2**64, "k"):
    put(items, i, i)
    print(items[1:], items[0] == 0)
put(values[1], 0, 0)
