# golden: stdout status stderr verdict
# Classes derived from `dict`: `__init__`, methods, and item access that the class replaces.
class Counter(dict):
    def __init__(self, items=(), name="counter"):
        super().__init__()
        self.name = name
        self.updates = 0
        for item in items:
            self.add(item)

    def add(self, item):
        self[item] = self.get(item, 0) + 1

    def most(self):
        return max(self, key=lambda k: self[k])

class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

c = Counter("mississippi")
print(c, len(c), c["s"], c.most(), c.name, "x" in c, bool(c), c.updates)
for key in c:
    print(key, end=" ")
print()
for key, value in c.items():
    print(key, value, end=" ")
print(sorted(c), list(c.values()), sum(c.values()))
c["z"] = 5
del c["z"]
c.setdefault("q", 9)
print(c.pop("q"), c == {"m": 1, "i": 4, "s": 4, "p": 2}, c != {}, {} == Counter())
low = Lower()
low["ABC"] = 1
print(low, low["aBc"], "ABC" in low, "abc" in low, low.get("ABC"))
