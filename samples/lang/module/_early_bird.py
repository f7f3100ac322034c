"""Imported by samples; no sample itself."""
FIRST = 1
from _worm import later


def second():
    return FIRST + later()
