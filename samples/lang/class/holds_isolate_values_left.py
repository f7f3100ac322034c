# golden: stdout status stderr verdict
# Classes whose objects might end elsewhere than in CPython live there.
import fractions

class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Either:
    def __init__(self, one, two, flip):
        if flip:
            self.one = one
            self.two = two
        else:
            self.two = two
            self.one = one


class Slots:
    __slots__ = ("second", "first")

    def __init__(self, value):
        self.second = value
        self.first = value


class Counted:
    last = None

    def __init__(self, value):
        Counted.last = value
        self.n = 1


def chain(n):
    first = Node(fractions.Fraction(n))
    first.next = Node(fractions.Fraction(n, 2))
    first.next.next = first
    return first.next.next.value + first.next.value


def others(value):
    either, slots, counted = Either(value, value, True), Slots(value), Counted(value)
    print(either.one, slots.second, counted.n, Counted.last)


print(chain(3))
others(fractions.Fraction(1, 3))
