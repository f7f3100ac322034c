# golden: stdout status stderr verdict
# Truth of instances: __bool__, else __len__, else true; what a test leaves of a union.
class Node:
    def __init__(self, v, next=None):
        self.v = v
        self.next = next

    def __bool__(self):
        return self.v != 0

def total(node):
    s = 0
    while node:
        s += node.v
        node = node.next
    return s, node is None

print(total(Node(1, Node(2))), total(Node(1, Node(0, Node(5)))), total(None))
print((Node(0) or "empty"), (Node(3) and 1), not Node(0), bool(Node(2)))

class Bag:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        return self.n

class Both(Bag):
    def __bool__(self):
        print("bool", end=" ")
        return True

print(bool(Bag(0)), bool(Bag(2)), len(Bag(7)), not Both(0), len(Both(0)))
for wrong in (-1, 2**70):
    for ask in (0, 1):
        try:
            if ask:
                len(Bag(wrong))
            else:
                bool(Bag(wrong))
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)
