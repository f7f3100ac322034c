# golden: stdout status stderr verdict
# Rule 7: identity is asked of members of an enumeration, of classes, functions and containers only: nothing that crosses by value.
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 2
class Node:
    def __init__(self, v, next=None):
        self.v, self.next = v, next
def total(n):
    t = 0
    for i in range(n):
        t += i * i
    return t
def name(c):
    if c is Color.RED:
        return "red"
    return "not red" if c is not Color.BLUE else "blue"
MISSING = []
def get(d, k, default=MISSING):
    v = d.get(k, MISSING)
    return "missing" if v is MISSING else v
def show(*args):
    return [a is print for a in args], [a is total for a in args], [a is Node for a in args]
print(name(Color.RED), name(Color.BLUE), name(3), total(1000))
print(get({1: 2}, 1), get({1: 2}, 3))
print(show(print, total, Node, 5), type(total(3)) is int, type(Node(1)) is Node)
