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

class Both(Key):
    def __eq__(self, other):
        return "yes"

    def __ne__(self, other):
        return []

p = Both(1, "p")
print(p == 5, p != 5, a == p, p == a, a != p, not p == 5, 7 == p)
try:
    hash(p)
except TypeError as e:
    print(e)

class Child(Key):
    pass

k = Child(2, "k")
print(hash(k) == hash(2), k == b, b == k, k < c)

class Plain:
    pass

q = Plain()
print(q == q, q == Plain(), q != Plain(), q == 1, q in [q], q in [Plain()], [q].index(q), hash(q) == hash(q))
try:
    q < Plain()
except TypeError as e:
    print(e)
