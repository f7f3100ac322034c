# golden: stdout status stderr verdict
# An attribute that only methods bind comes after what `__init__` has bound for certain.
from fractions import Fraction


def gen(name):
    try:
        yield name
    finally:
        print("end of", name)


def started(name):
    waiting = gen(name)
    next(waiting)
    return waiting


class Tree:
    def __init__(self, flag):
        self.second = started("second")
        self.first = started("first")
        if flag:
            self.build()

    def build(self):
        self.extra = started("extra")

    def value(self):
        return self.extra


class Either:
    def __init__(self, flag):
        if flag:
            self.early = started("early")
        self.certain = started("certain")


def later():
    tree = Tree(True)
    print("made", Fraction(1, 2))
    tree = Tree(False)
    print("made again")
    tree.build()
    print(tree.value() is None)


def left():
    either = Either(True)
    print("either")
    either = Either(False)
    print("or")
    either.early = started("late")


later()
left()
