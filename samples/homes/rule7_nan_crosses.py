# golden: stdout status stderr verdict crossings
# Rule 7: a NaN that crosses is the same object each time, and the same NaN when it comes back.
import math
from typing import Any


class Box:
    def __init__(self, value):
        self.value = value


def make(*values: Any):
    return list(values)


def inside(x: float):
    box, d, made = Box(x), make(), make(x)
    d.append(x)
    return x in d, d == make(x), box.value in made, made.index(x), float(made[0]) in d, [float(made[0])] == [x], [math.nan] == [x]


def arises(a: float):
    y = a * 10.0
    return inside(y - y)


def each(n: int):
    a, xs = 1e308 * n, make()
    for _ in range(n):
        xs.append(a * 10.0 * 2.0 * 0.5 - a * 10.0 * 4.0 * 0.25)
    return xs.count(xs[0]), [i for i, x in enumerate(xs) if x in xs[:2]]


print(inside(float("nan")), inside(math.nan), inside(1.5))
print(arises(1e308), each(4))
