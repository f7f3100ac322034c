# golden: stdout status stderr verdict
# static: link, Node.__init__, chain
# Attributes of what is None, as far as is known when the text is read first, or for ever.
import sys


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def link(first, value):
    first.next.value = value
    return first


def chain(items):
    head = last = None
    for item in items:
        node = Node(item)
        if last is None:
            head = node
        else:
            last.next = node
        last = node
    return head


a, b = Node(0), Node(1)
try:
    link(a, 3)
except AttributeError as e:
    print(e)
if len(sys.argv) > 3:
    a.next = b
nothing = None
try:
    nothing.value = print("the value first")
except AttributeError as e:
    print(e)
print(chain([1, 2, 3]).next.next.value, chain("ab").next.value, chain([]))
link(b, 2)
