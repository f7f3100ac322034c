# golden: stdout status stderr verdict
# Comparison methods: reflection, subclasses, identity, what containers ask and how often.
class Key:
    def __init__(self, n, name):
        self.n = n
        self.name = name

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        print(f"{self.name}=={other.name}", end=" ")
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        print(f"{self.name}<{other.name}", end=" ")
        return self.n < other.n

    def __hash__(self):
        print(f"#{self.name}", end=" ")
        return hash(self.n)

a, b, c, a2 = Key(1, "a"), Key(2, "b"), Key(3, "c"), Key(1, "A")
d = {a: 1, b: 2}
d[a2] = 3
try:
    d[c]
except KeyError as e:
    print("KeyError", e)

class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name)
        return NotImplemented

    def __lt__(self, other):
        print("lt", self.name)
        return NotImplemented

    def __gt__(self, other):
        print("gt", self.name)
        return self.name

x, y = Loud("x"), Loud("y")
print(x == y, x == x, x != y, x != x)
