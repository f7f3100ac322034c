# golden: stdout status stderr verdict
from dataclasses import dataclass
from enum import Enum
from abc import ABC, abstractmethod
class Kind(Enum):
    A = 1
class Base(ABC):
    @abstractmethod
    def name(self) -> str: ...
@dataclass
class A(Base):
    x: int
    kind: Kind | None = None
    def name(self) -> str:
        return "a"
@dataclass(slots=True)
class B:
    inner: A | None = None
    both: A | Kind | int | None = None
class Node:
    def __init__(self, value: int):
        self.value = value
        self.next: "Node | None" = None
class Stack:
    def __init__(self) -> None:
        self.head: Node | None = None
    def push(self, node: Node) -> None:
        node.next = self.head
        self.head = node
    def pop(self) -> Node | None:
        found = self.head
        if found is not None:
            self.head = found.next
        return found
def show(node: Node | None, other: None | A = None) -> list[Node | A] | None:
    if node is None:
        return None
    print(node.value, other)
    return [node]
top: Node | None = None
s = Stack()
s.push(Node(1))
s.push(Node(2))
top = s.pop()
print(top.value if top else None, B(A(1)), B(both=Kind.A), show(top, A(2)) is None, show(None))
