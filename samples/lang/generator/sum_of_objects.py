# golden: stdout status stderr verdict
# `sum`, `max` and `set` over a generator expression whose items are values of the isolate: each is taken before
# the next is made.
import fractions
import json


def total(text, f):
    items = json.loads(text)
    return sum(f(x) for x in items)


def loud(x):
    print(x, end=" ")
    return x


def same(x):
    return x


def others(text):
    items = json.loads(text)
    return max(x for x in items), min(x * 2 for x in items), sorted({x for x in items}), set(x for x in items) == {1}


def halves(n):
    half = fractions.Fraction(1, 2)
    return sum(half * i for i in range(n)), sum(half if i % 2 else 0.1 for i in range(n))


for text in ("[]", "[1, true, 2]", "[0.1, 0.2, 0.3]", "[1, 0.1, 0.2, 3, 0.3]", "[1e16, 1, -1e16, 1.5]",
             "[1180591620717411303424, 0.1, 0.2, 0.7]", "[9223372036854775807, 1, 0.1, 0.2]", "[NaN, 1]",
             "[0.1, 1180591620717411303424, 0.1, 0.7]", "[-0.0, -0.0]"):
    print(repr(total(text, same)), end="; ")
print()
print(halves(5), others("[3, 1, 2.5]"))
try:
    total('[1, "a", 2]', loud)
except TypeError as e:
    print(e)
total('[1, null]', loud)
