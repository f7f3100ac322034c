"""Imported by samples; no sample itself."""
import _fruits

print("trees", __name__)
HEIGHT = 3


def leaves(n):
    return n * HEIGHT + _fruits.picked(n)


def height():
    return HEIGHT


def grown(n):
    from _fruits import basket

    return basket(n) + len(_fruits.NAMES)
