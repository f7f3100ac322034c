# golden: stdout status stderr verdict
# static: LinkedList.add, LinkedList.map, LinkedList.reversed, LinkedList.__iter__
# Lists of the program's own, of several types of items: each with nodes of its own.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in items:
            self.add(item)

    def add(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            at = self.head
            while at.next is not None:
                at = at.next
            at.next = node

    def __iter__(self):
        at = self.head
        while at is not None:
            yield at.value
            at = at.next

    def reversed(self):
        out = LinkedList()
        for item in self:
            out.head = Node(item, out.head)
        return out

    def map(self, f):
        out = LinkedList()
        for item in self:
            out.add(f(item))
        return out

    def __repr__(self):
        return "LinkedList([" + ", ".join(repr(item) for item in self) + "])"

ints, texts = LinkedList([3, 1, 2]), LinkedList(["a", "b"])
floats = LinkedList([1.5, -0.0])
empty = LinkedList()
print(ints, texts, floats, empty)
print(sum(ints), "-".join(texts), max(floats), list(empty))
print(ints.reversed(), texts.reversed(), floats.reversed().head.value)
print(ints.map(lambda n: n * 0.5), texts.map(lambda t: len(t)), ints.map(lambda n: str(n)))
print(sorted(ints), sorted(texts, reverse=True))
nested = LinkedList([ints, ints.reversed()])
print(nested, [sum(one) for one in nested], nested.head.value is ints)
mixed = LinkedList()
mixed.add(1)
mixed.add("x")
print(mixed)
print(texts.head.next.next.value)
