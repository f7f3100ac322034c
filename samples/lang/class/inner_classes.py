# golden: stdout status stderr verdict
# Classes that stand in others: made through the instance, the class, `cls`; derived in a subclass.
class Tree:
    class Base:
        kind = "base"

        def __init__(self, v):
            self.v = v

        def name(self):
            return type(self).__name__ + " " + self.kind

    class Leaf(Base):
        kind = "leaf"

        class Inner:
            def __init__(self):
                self.deep = 1

        def __init__(self, v):
            super().__init__(v)
            self.inner = self.Inner()

        def __eq__(self, other):
            if not isinstance(other, Tree.Leaf):
                return NotImplemented
            return self.v == other.v

    default = Leaf(0)

    def __init__(self):
        self.items = []

    def add(self, v):
        self.items.append(self.Leaf(v))
        return self

    @classmethod
    def make(cls):
        return cls.Leaf(7)

    @staticmethod
    def other():
        return Tree.Base(8)


class Sub(Tree):
    class Leaf(Tree.Leaf):
        kind = "sub"


class Outside(Tree.Leaf):
    kind = "outside"


t = Tree().add(1).add(2)
print([leaf.name() for leaf in t.items], t.items[0].inner.deep, t.make().v, Tree.other().name())
print(Sub().add(3).items[0].name(), Outside(5).name(), Sub.make().name(), Tree.default.v)
