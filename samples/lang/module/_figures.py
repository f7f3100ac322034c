"""Imported by samples; no sample itself."""
import math

LIMIT = 10
LOG = []


def area(a, b):
    return a * b


def perimeter(a, b):
    return 2 * (a + b) + math.floor(0.5)


def scaled(x, by=LIMIT):
    return x * by


def negated(x):
    return -x


def fill(items, n):
    for i in range(n):
        items.append(area(i, i))
    return items


def counted(text):
    found = {}
    for word in text.split():
        found[word] = found.get(word, 0) + 1
    return found


def logged(x):
    LOG.append(x)
    return len(LOG)


def who():
    return __name__
