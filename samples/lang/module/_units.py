"""Imported by samples; no sample itself."""
from math import pi
import _halves as halves

__all__ = ["metre", "foot", "count", "raised", "_private", "pi", "halves"]
metre = 1
_private = 5
count = 0
for turn in range(3):
    count += turn


def foot(x):
    return x * metre + halves.half(x)


def raised():
    global count
    count += 1
    return count
