# golden: stdout status stderr verdict
# static: squares
# Rule 7: identity is asked of objects wherever they come from: variables, attributes, results, the object of a method.
import json


class Node:
    def __init__(self, key):
        self.key = key
        self.prev = self.next = None

    def is_last(self, chain):
        return self is chain.tail.prev
    def holds(self, other):
        return other is self


class Missing:
    pass

MISSING = Missing()


class Chain:
    def __init__(self):
        self.head, self.tail = Node("<"), Node(">")
        self.head.next, self.tail.prev = self.tail, self.head

    def push(self, key):
        node, last = Node(key), self.tail.prev
        last.next, node.prev, node.next, self.tail.prev = node, last, self.tail, node
        return node

    def first(self):
        return self.head.next

    def keys(self, stop=MISSING):
        node, found = self.first(), []
        while node is not self.tail:
            if stop is not MISSING and node is stop:
                break
            found.append(node.key)
            node = node.next
        return found


def squares(n: int) -> int:
    return sum([i * i for i in range(n)])


def show(*words):
    for word in words:
        chain = Chain()
        a, b = chain.push(word), chain.push(1000)
        print(chain.keys(), chain.keys(b), chain.keys(stop=None), a.is_last(chain), b.is_last(chain))
        print(a.holds(a), a.holds(b), a.holds(1000), json.dumps(chain.keys()))


show("a", "b")
print(squares(100))
