# golden: stdout status stderr verdict
# A class that stands in another: its names, `isinstance`, attributes that are missing, what is raised.
class Tree:
    class Empty(Exception):
        def __init__(self, what):
            super().__init__(what)
            self.what = what

    class Leaf:
        kind = "leaf"

        class Inner:
            pass

        def __init__(self, v):
            self.v = v

        def __eq__(self, other):
            if not isinstance(other, Tree.Leaf):
                return NotImplemented
            return self.v == other.v

    def __init__(self):
        self.items = [Tree.Leaf(1), self.Leaf(2)]

    def pop(self):
        if not self.items:
            raise Tree.Empty("nothing")
        return self.items.pop()


class Sub(Tree):
    class Leaf(Tree.Leaf):
        kind = "sub"


t = Tree()
print(t.items[0] == Tree.Leaf(1), t.items[0] == Sub.Leaf(1), t.items[0] != Sub.Leaf.Inner())
print(Tree.Leaf.__name__, Tree.Leaf.__qualname__, Sub.Leaf.Inner.__qualname__, Sub.Leaf.kind)
print(isinstance(t.items[0], Tree.Leaf), isinstance(t.items[0], (Sub.Leaf, Tree.Leaf.Inner)))
print(issubclass(Sub.Leaf, Tree.Leaf), repr(Tree.Leaf.Inner()).startswith("<__main__.Tree.Leaf.Inner object"))
t.pop(), t.pop()
try:
    t.pop()
except Tree.Empty as e:
    print(type(e).__name__, e, e.what, repr(e))
for look in (lambda: Tree.Node, lambda: Tree.Leaf(1).gone):
    try:
        look()
    except AttributeError as e:
        print(e)
t.pop()
