# golden: stdout status stderr verdict
# Linked instances; one that holds itself is shown as dots.
from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class Node:
    value: int
    next: Optional["Node"] = None
    kids: List["Node"] = field(default_factory=list)


n = Node(1, Node(2, Node(3)))
n.kids.append(Node(4))
print(n)
n.next.next.next = n
print(n, n.next)
n.kids.append(n)
print(n)


@dataclass
class Tree:
    left: "Tree" = None
    right: "Tree" = None
    val: int = 0

    def insert(self, v):
        if v < self.val:
            if self.left is None:
                self.left = Tree(val=v)
            else:
                self.left.insert(v)
        elif self.right is None:
            self.right = Tree(val=v)
        else:
            self.right.insert(v)


t = Tree(val=5)
for v in [3, 8, 1, 4]:
    t.insert(v)
print(t)
print(t == t, t == Tree(), t.left == Tree(Tree(val=1), Tree(val=4), 3))
