# golden: stdout status verdict
# Annotations that stay text (PEP 563) name classes before these are bound.
from __future__ import annotations


class Node:
    def __init__(self, value: int, below: Node | None) -> None:
        self.value = value
        self.below = below

    def values(self) -> Iterator[int]:
        node: Node | None = self
        while node is not None:
            yield node.value
            node = node.below


print(list(Node(1, Node(2, None)).values()))
