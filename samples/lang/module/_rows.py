"""Imported by samples; no sample itself."""
from __future__ import annotations

import math

from _shop.deep.base import FACTOR as WEIGHT, scaled

LIMIT: int = 10
TABLE = [scaled(i) for i in range(5)]
total = 0
for row in TABLE:
    total += row
print("loading", __name__, total, WEIGHT)


def norm(a: float, b: float) -> float:
    return math.sqrt(a * a + b * b)


def over(x):
    if x > LIMIT:
        raise ValueError(f"{x} over {LIMIT}")
    return x


def raised(by=total):
    global total
    total += by
    return total


if __name__ == "__main__":
    print("never")
