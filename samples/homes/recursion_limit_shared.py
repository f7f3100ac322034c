# golden: stdout status stderr verdict
# Frames of both halves count towards one recursion limit.
import sys
from typing import Any


def native(number):
    return deferred(number + 1)


def deferred(number, *rest):
    try:
        return native(number + 1)
    except RecursionError:
        return number


def descend(number):
    if number == 0:
        return bottom(0)
    return descend(number - 1)


def bottom(number: "Any"):
    try:
        return bottom(number + 1)
    except RecursionError:
        return number


def alone(number):
    try:
        return max([alone(next_one) for next_one in [number + 1]])
    except RecursionError:
        return number


def above_alone(number, *rest):
    return above_alone(number - 1) if number else alone(0)


def in_comprehension(number):
    return [caught(one) for one in [number + 1]][0]


def caught(number, *rest):
    try:
        return in_comprehension(number)
    except RecursionError:
        return number


for _ in range(2):
    print(native(0), alone(0), above_alone(0), above_alone(100), in_comprehension(0))
print([descend(depth) for depth in (0, 1, 50, 900)])
for limit in (100, 300):
    sys.setrecursionlimit(limit)
    print(native(0), descend(10), alone(0), above_alone(20))
