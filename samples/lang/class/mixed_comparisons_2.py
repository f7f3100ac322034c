# golden: stdout status stderr verdict
# Objects of different classes in containers: NotImplemented leads to the other one, or to TypeError.
class Length:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if not isinstance(other, Length):
            return NotImplemented
        return self.n < other.n

    def __eq__(self, other):
        if not isinstance(other, Length):
            return NotImplemented
        return self.n == other.n


class Weight:
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        return self.n > other.n

    def __eq__(self, other):
        raise ValueError("never equal")


class Plain:
    n = 4


print([v.n for v in sorted([Length(3), Length(1)])], [v.n for v in sorted([Weight(3), Weight(2)])])
print(Length(1) in [Plain(), Length(1)], [Plain(), Length(2)].index(Length(2)))
try:
    print(sorted([Length(2), Plain()])[0].n)
except TypeError as e:
    print(e)
try:
    print([Plain(), Weight(1)].index(Weight(1)))
except ValueError as e:
    print(e)
print(sorted([Weight(2), Length(1)])[0].n)
print(sorted([Length(1), Plain()])[0].n)
