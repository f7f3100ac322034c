# golden: stdout verdict
# deferred: colour
from typing import Any


def colour(x):
    return x.colour


def colours(items: Any):
    return [colour(item) for item in items]


print(colours([]))
