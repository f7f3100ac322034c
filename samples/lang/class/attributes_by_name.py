# golden: stdout status stderr verdict
# `getattr`, `setattr`, `hasattr` and `delattr` with names that the text says; `del o.name`.

class Node:
    kind = "node"

    def __init__(self, value, has_next):
        self.value = value
        if has_next:
            self.next = None

    def show(self):
        return self.value

    @property
    def double(self):
        return self.value * 2

class Leaf:
    def __init__(self):
        self.size = 4

def noisy(text):
    print("noisy", text)
    return text

def ask(node):
    print(hasattr(node, "value"), hasattr(node, "next"), hasattr(node, "kind"), hasattr(node, "show"))
    print(getattr(node, "value"), getattr(node, "kind", None), getattr(node, "next", "end"))
    print(getattr(node, "other", noisy("default")), getattr(node, "double"), hasattr(node, "nothing"))

def unbind(node):
    try:
        del node.value
        print(hasattr(node, "value"), getattr(node, "value", -1))
        delattr(node, "value")
    except AttributeError as error:
        print(error)
    setattr(node, "value", 2.5)
    setattr(node, "next", node)
    print(node.value, node.next is node)
    node.kind = "own"
    print(node.kind, Node.kind)
    del node.kind
    print(node.kind)
    try:
        del node.kind
    except AttributeError as error:
        print(error)

def sizes(things):
    return [getattr(thing, "size", None) for thing in things]

ask(Node(1, True))
ask(Node("x", False))
unbind(Node(3, False))
print(sizes([Node(1, True), Leaf(), Node(2, False)]))
print([hasattr(thing, "next") for thing in [Node(1, True), Leaf(), Node(2, False)]])
