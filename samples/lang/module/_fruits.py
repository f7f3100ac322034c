"""Imported by samples; no sample itself."""
import _trees

print("fruits", __name__)
SIZE = 5
NAMES = ["apple", "fig"]


def picked(n):
    return n + SIZE


def basket(n):
    return 0 if n == 0 else _trees.leaves(n) + _trees.height() + basket(n - 1)
