# golden: stdout status stderr verdict
# `cached_property` that asks those of other objects, and of dataclasses, frozen ones, too; without end.
from functools import cached_property
from dataclasses import dataclass


class Node:
    def __init__(self, kids):
        self.kids = kids

    @cached_property
    def depth(self):
        return 1 + max([k.depth for k in self.kids], default=0)


class Loop:
    @cached_property
    def next(self):
        return self.next + 1


@dataclass
class P:
    x: int

    @cached_property
    def sq(self):
        return self.x**2


@dataclass(frozen=True)
class F:
    x: int

    @cached_property
    def sq(self):
        return self.x**2


n = Node([Node([]), Node([Node([])])])
print(n.depth)
p = P(3)
print(p.sq, p, p == P(3), F(4).sq, F(4))
try:
    Loop().next
except RecursionError as e:
    print(e)
