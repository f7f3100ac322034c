# golden: stdout status
# static: squares
# Rule 7: `is` with classes, sentinels, None; an attribute called `id`; another function of operator.
import json
import operator


class Point:
    def __init__(self, x):
        self.id = x


MISSING = object()


def squares(n: int) -> int:
    total = 0
    for i in range(n):
        total += i * i
    return total


def kind(x):
    return type(x) is Point, x is MISSING, x is None, type(x) is int


print(squares(1000), kind(5), kind(MISSING), kind(Point(3)), json.dumps(Point(4).id), operator.add(1, 2))
