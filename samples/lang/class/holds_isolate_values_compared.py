# golden: stdout status stderr verdict
# Special methods compare values of CPython: the answer is asked for its truth, unless it is NotImplemented.
from fractions import Fraction


class Item:
    def __init__(self, weight, name):
        self.weight = weight
        self.name = name

    def __lt__(self, other):
        return self.weight < other.weight

    def __eq__(self, other):
        return self.weight == other.weight

    def __hash__(self):
        return hash(self.weight)

    def __repr__(self):
        return f"Item({self.weight}, {self.name!r})"


class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    def __lt__(self, other):
        return self.answer


def ordered(xs):
    xs.sort()
    print(xs, sorted(xs, reverse=True), max(xs), min(xs))
    print(xs.index(Item(Fraction(2, 3), "")), xs.count(Item(Fraction(0), "")))
    print(Item(Fraction(1, 3), "") in xs, len(set(xs)), len({x: 1 for x in xs}))


def odd(answers):
    xs = [Odd(answer) for answer in answers]
    for x in xs:
        print([x].count(xs[0]), xs.index(x))
    try:
        sorted(xs)
    except TypeError as error:
        print(error)


ordered([Item(Fraction(i * 7 % 5, 3), f"n{i}") for i in range(6)])
odd([Fraction(1), Fraction(0), Fraction(1).__lt__("x"), Fraction(2)])
try:
    print(sorted([Item(Fraction(1), "a"), Item(Fraction(1) * 1j, "b")]))
except TypeError as error:
    print(error)
