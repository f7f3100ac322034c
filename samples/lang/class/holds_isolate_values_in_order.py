# golden: stdout status stderr verdict
# What a native object holds is let go in the order in which its attributes were bound first.
import fractions

def gen(name):
    try:
        yield name
    finally:
        print("end of", name)


def started(name):
    waiting = gen(name)
    next(waiting)
    return waiting


class Base:
    def __init__(self, more):
        self.zeta = started("zeta")
        self.alpha = more


class Derived(Base):
    def __init__(self):
        self.own = started("own")
        super().__init__((started("first item"), started("second item")))
        self.last = [started("first"), started("second")]


class Items(list):
    def __init__(self):
        self.append(started("item 0"))
        self.append(started("item 1"))
        self.word = started("attribute")


def ends():
    derived = Derived()
    print("made")
    derived = None
    items = Items()
    print("items", len(items), fractions.Fraction(1, 2))


def again():
    derived = Derived()
    derived.alpha = derived.own
    print("first two are gone")
    derived.own = None
    print("still there")
    held = {"one": derived, "two": (derived, Derived())}
    derived = None
    held.pop("one")
    print("popped")


ends()
print("--")
again()
