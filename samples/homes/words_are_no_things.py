# golden: stdout status verdict
# static: total, first, twice
# Words that elsewhere name what looks around: an attribute `stack`, a member `January`, a class `Any`.
import json
import re


class Any:
    pass


class Month:
    January = 1


class Stack:
    def __init__(self):
        self.stack = []
        self.sum = 0
        self.id = 4
        self.modules = []

    def push(self, x):
        self.stack.append(x)
        self.modules.append(self.id)


def total(xs: list[int]) -> int:
    return sum(xs)


def first(x: "Any") -> int:
    return 1


def twice(n: int) -> int:
    return total([n, n])


s = Stack()
s.push(3)
print(total([1, 2, 3]), twice(4), Month.January, s.stack, s.modules, json.dumps(s.__dict__))
print(first(Any()), "a--b [x]", re.sub("[ab]", "-", "a--b"))
