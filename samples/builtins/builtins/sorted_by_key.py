# golden: stdout status stderr verdict
# `sorted` with a key: the list is made first, the keys are asked for once each and in order, equal ones keep theirs.
import math

calls = []


def noisy(x):
    calls.append(x)
    return 10 // x


def by_second(row):
    return row[1]


def order(d):
    return sorted(d.items(), key=lambda kv: (-kv[1], kv[0])), sorted(d, key=d.get), sorted(d, key=lambda k: d[k])


def copied(xs):
    return sorted(xs, key=lambda x: xs.clear() or -x), xs


def mixed(xs):
    try:
        return sorted(xs, key=lambda x: "a" if x == 1 else x)
    except TypeError as e:
        return str(e)


def stable(xs):
    return sorted(xs, key=lambda x: x % 3), sorted(xs, key=lambda x: x % 3, reverse=True)


def builtins(xs, words):
    return sorted(xs, key=math.sqrt), sorted(xs, key=str), sorted(words, key=str.lower), sorted(words, key=len)


rows = [("a", 3), ("b", 1), ("c", 2)]
print(order({"x": 1, "y": 2, "a": 2}), copied([1, 2, 3]), mixed([1, 2]), mixed([3, 2]))
print(stable([5, 3, 1, 4, 2, 0]), builtins([4, 16, 9], ["b", "A", "cc", "Bb"]))
print(sorted(rows, key=by_second), sorted((x * x % 7 for x in range(6)), key=lambda v: -v))
print(sorted([1, 2, 3, 4, 0], key=lambda x: math.nan if x % 2 else x), sorted([], key=by_second))
try:
    print(sorted([5, 0, 1], key=noisy))
except ZeroDivisionError as e:
    print(e, calls)
try:
    sorted(5, key=by_second)
except TypeError as e:
    print(e)
