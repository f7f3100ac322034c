# golden: stdout status stderr verdict
# `max` and `min` with a key: the key of an item is asked for before the next item is taken; the first best one stays.
import math


def size(x):
    return len(x)


def grows(xs):
    return max(xs, key=lambda x: x if len(xs) > 4 else (xs.append(x + 1) or x)), xs


def several(a, b):
    return max(a, b, key=lambda s: s.count("a")), min(a, b, "zz", key=len), max(1, True, -1, key=abs)


def lookup(d):
    get = d.get
    return max(d, key=d.get), min(d, key=get), max(d.items(), key=lambda kv: kv[1])


def default(xs):
    return min(xs, key=size, default=None), max(xs, key=len, default="none")


def mixed(xs):
    seen = []
    try:
        return max(xs, key=lambda x: seen.append(x) or ("a" if x > 1 else x))
    except TypeError as e:
        return str(e), seen


print(grows([1, 2]), several("banana", "kiwi"), lookup({"p": 3, "q": 1, "r": 3}))
print(default([]), default(["a", "bcd", "xyz"]), mixed([0, 2, 3]))
print(max([1, 2, 3], key=lambda x: math.nan if x == 2 else x), min(range(-3, 4), key=lambda x: x * x))
for choose in (0, 1):
    try:
        print(max([], key=size) if choose else min([], key=lambda x: x))
    except ValueError as e:
        print(e)
try:
    max(None, key=size)
except TypeError as e:
    print(e)
