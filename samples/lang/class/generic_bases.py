# golden: stdout status stderr verdict
# Generic classes, protocols and type variables: what stands in brackets says nothing to objects.
from typing import Generic, TypeVar, Iterator, Optional, final
T = TypeVar("T")
V = TypeVar("V", bound="Node[int]")
N = TypeVar("N", int, float)
C = TypeVar("C", covariant=True)
class Node(Generic[T]):
    def __init__(self, value: T, next: "Optional[Node[T]]" = None):
        self.value = value
        self.next = next
class Stack(Generic[T]):
    size = 0
    def __init__(self) -> None:
        self.head: Optional[Node[T]] = None
    def push(self, x: T) -> "Stack[T]":
        self.head = Node[T](x, self.head)
        self.size += 1
        return self
    def __iter__(self) -> Iterator[T]:
        at = self.head
        while at is not None:
            yield at.value
            at = at.next
    @classmethod
    def of(cls, *items: T) -> "Stack[T]":
        s = cls()
        for i in items:
            s.push(i)
        return s
s = Stack[int]()
s.push(1).push(2)
print(list(s), s.size, Stack.size, isinstance(s, Stack), type(s).__name__)
print(list(Stack.of("a", "b")))
class Box(Generic[T], Node[T]):
    pass
print(Box(4).value, Box[int](5, None).value)
@final
class F(Generic[T]):
    def __init__(self, a, *, b=2): self.a = a; self.b = b
print(F[int](1, b=4).b, F[str](a="x").a)
