# golden: stdout status stderr verdict
# D0524: loops over values of the isolate are the interpreter's; what has native work beside them stays native.
from typing import Any


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, by):
        self.x += by
        self.y += by


def points(coordinates: Any):
    return [Point(x, x * 2) for x in coordinates]


def shift(ps, by):
    for p in ps:
        p.move(by)
    return len(ps)


def walk(ps):
    total = 0
    for p in ps:
        k = 0
        for i in range(100):
            k = (k * 31 + i) % 1009
        total += p.x * k
    return total


ps = points([1, 2, 3])
print(shift(ps, 10), [(p.x, p.y) for p in ps], walk(ps))
