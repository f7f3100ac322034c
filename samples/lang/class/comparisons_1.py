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
print(a == a2, a != a2, a == b, a != b, a < b, a > b)
print(a == 1, 1 == a, a != None, None == a, a == "a")
for case in range(4):
    try:
        if case == 0:
            print(a <= b)
        elif case == 1:
            print(a < 1)
        elif case == 2:
            print(1 > a)
        else:
            print(a >= None)
    except TypeError as e:
        print(e)
print(a in [b, c, a2], a in [a], a not in [b])
print(a in (b, a2), (a, 1) in ((b, 1), (a2, 1)), (a, 1) in [(a2, 1)], (b, a).index(a2), (b, b).count(b))
print([b, c, a].index(a2), [a, b, a2].count(a))
keys = [c, a, b, a2]
keys.sort()
print(keys)
print(sorted([b, a, c], reverse=True), min([b, a]), max([b, a, c]), min(c, b, a))
keys.remove(a)
print(keys)
d = {a: 1, b: 2}
print(d[a2], a2 in d, c in d, d.get(c, 0))
d[a2] = 3
print(d)
s = {a, b, a2}
print(len(s))
print([a, b] == [a2, b], (a, 1) == (a2, 1), [a, b] < [a2, c], (1, b) < (1, c), [a] != [b])
print({1: a} == {1: a2})
