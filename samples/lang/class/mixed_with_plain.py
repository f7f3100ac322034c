# golden: stdout status stderr verdict
# Instances compared with None, numbers and texts in containers: who is asked, how often, in which order.
class P:
    asked = 0

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        P.asked += 1
        if isinstance(other, P):
            return self.v == other.v
        if isinstance(other, int):
            return self.v == other
        if other is None:
            return self.v == 0
        return NotImplemented

    def __hash__(self):
        return hash(self.v)

    def __lt__(self, other):
        if isinstance(other, P):
            return self.v < other.v
        if isinstance(other, int):
            return self.v < other
        return NotImplemented

    def __repr__(self):
        return f"P({self.v})"


a, b, z = P(1), P(2), P(0)
row = [a, None, b, 7, "x", 2.5, True]
print(None in row, a in row, P(2) in row, 2 in row, P(9) in row, z in row, P(7) in row, 0 in [z], None in [a, z])
print(row.index(P(7)), row.count(True), row.count(1), row == [P(1), None, 2, P(7), "x", 2.5, P(1)], P.asked)
print((1, None) == (a, z), (a, None) == (1, z), [(a, 1)] == [(1, a)], P.asked)
print({a: 1, None: 2, 2: 3}, {a: "x", None: "n", "k": "s"}.get(P(1)), P.asked)
print(sorted([3, P(2), 1, P(0)]), max(1, P(5), 2))
pairs = [(a, None), (None, b)]
print(pairs == [(P(1), None), (None, P(2))], pairs.index((None, P(2))), P.asked)
try:
    sorted([a, None])
except TypeError as e:
    print(e)
try:
    print([a, 1] < [P(1), None])
except TypeError as e:
    print(e)
