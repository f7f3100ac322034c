# golden: stdout status stderr verdict
# Native objects hold values of CPython, and let go of them where CPython does.
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


class Box:
    def __init__(self, value):
        self.value = value
        self.count = 0

    def put(self, value):
        self.value = value
        self.count += 1


def replaced():
    box = Box(started("one"))
    box.put(started("two"))
    print("put", box.count)
    other = box
    del box
    other.value = None
    print("none")
    other = Box(started("three"))
    print("new one")


def raises():
    box = Box(started("local"))
    raise ValueError(box.count)


def total(n):
    box = Box(Fraction(0))
    for i in range(1, n):
        box.put(box.value + Fraction(1, i))
    return box


replaced()
try:
    raises()
except ValueError as error:
    print("handler", error)
print("after")
print(total(10).value, total(10).count)
Box(started("unnamed")).put(None)
print(isinstance(total(1).value, Fraction), isinstance(total(1), Box))
