# golden: stdout verdict
# Items of containers that are read and written in place: whoever else has a number keeps it; keys that are asked,
# missing, not hashable; indices from behind and outside.
import collections


class Holder:
    xs = [1000, 2000, 1.5, "x"]
    table = {"a": 1, 2: 3, (1, 2): 4}


def get(o, k):
    return o[k]


def put(o, k, v):
    o[k] = v


def put_number(o, i: int):
    o[0] = i * 1000
    o[-1] = i + 0.5


def attempt(f, *values):
    try:
        return f(*values)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


xs = Holder.xs
first, kept = xs[0], (xs[1], xs[2])
for i in range(5, 8):
    put_number(xs, i)
    held = xs[0], xs[-1]
    put_number(xs, i + 10)
    print(first, kept, held, xs)
for n in (-1, 0, 1, 256, 257, -6, -1000, 2**30 - 1, 2**30, -(2**30), 2**59, 2**60, 2**62, 2**63 - 1, 2**64, -(2**63)):
    put(xs, 1, n)
    put(xs, 2, float(n))
    print(xs[1], xs[2], xs[1] + 1)
    put(xs, 1, 70000)
    print(xs[1])
put(xs, True, "by a bool")
put(xs, -2, None)
print(xs, get(xs, True), get(xs, -4), get(xs, -1))
for i in (4, -5, 2**70, "0", None, 1.0, slice(1)):
    print(attempt(get, xs, i), attempt(get, (1, 2), i), attempt(get, "ab", i), attempt(get, b"ab", i))
    if not isinstance(i, slice):
        print(attempt(put, xs, i, 0), attempt(put, bytearray(b"ab"), i, 0), attempt(put, "ab", i, 0))
for i in (0, 1, -1, -2, True):
    print(get("aé", i), get("\U0001f600b", i), get(b"ab", i), get(bytearray(b"ab"), i), get(range(5), i))


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash of", self.n)
        return 7

    def __eq__(self, other):
        print("equal", self.n)
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return "Key"


class Upper(list):
    def __setitem__(self, i, v):
        super().__setitem__(i, str(v).upper())

    def __getitem__(self, i):
        return "got", super().__getitem__(i)


table = Holder.table
for k in ("a", 2, 2.0, (1, 2), (3, 4), (), None, True, [], "b", float("nan")):
    print(attempt(get, table, k), attempt(get, Missing(table), k), attempt(get, collections.OrderedDict(table), k))
    print(attempt(put, table, k, 70000), attempt(get, table, k) == 70000)
print(attempt(get, {Key(1): 5}, Key(1)), attempt(get, {Key(1): 5}, Key(2)))
counts = collections.Counter("ab")
print(get(counts, "a"), get(counts, "z"), len(counts))
upper = Upper("ab")
put(upper, 0, "c")
print(get(upper, 0), get(upper, -1))


class Last:
    def __init__(self, o):
        self.o = o

    def __del__(self):
        print("released, now", self.o[0], len(self.o))


ys = [0]
put(ys, 0, Last(ys))
put(ys, 0, 5)
put(ys, 0, Last(ys))
put(ys, 0, 6.5)


class Clears:
    def __init__(self, o):
        self.o = o

    def __del__(self):
        self.o.clear()


put(ys, 0, Clears(ys))
put(ys, 0, 99999)
print(ys)
