# golden: stdout status verdict
# static: total, least, shown
# Attributes that are called like builtins, of instances; attributes of modules that hand out nothing.
import json
import sys


class Box:
    def __init__(self):
        self.sum = 0
        self.min = 1

    @classmethod
    def switch(cls):
        cls.max = 3


def total(xs: list[int]) -> int:
    return sum(xs)


def least(xs: list[int]) -> int:
    return min(xs) + max(xs)


def shown(n: int) -> int:
    return total([n, n]) + least([n])


box = Box()
box.sum = 3
Box().min = 4
Box.switch()
Box.min = 2
print(box.__dict__, total([1, 2]), least([3, 4]), file=sys.__stdout__)
print(shown(4), sys.__name__, json.dumps(sys.__doc__ is None))
