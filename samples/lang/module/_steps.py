"""Imported by samples; no sample itself."""


class Bottom(Exception):
    pass


def number(text):
    return int(text)


def down(n):
    if n == 0:
        raise Bottom("bottom")
    return down(n - 1)


def shifted(a, b):
    return (a + b) / (
        a - b)


def ratio(a, b):
    found = sorted([a], key=lambda x: shifted(x, b))
    return found[0] + shifted(a, b)
