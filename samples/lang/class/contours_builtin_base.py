# golden: stdout status stderr verdict
# static: Bag.add, Bag.twice, Registry.need
# Subclasses of list and dict, of several types of items.
class Bag(list):
    def add(self, x):
        self.append(x)
        return self

    def first(self):
        return self[0] if self else None

    def twice(self):
        out = Bag()
        for x in self:
            out.append(x)
            out.append(x)
        return out

class Registry(dict):
    def need(self, key):
        if key not in self:
            raise KeyError(f"no {key!r}")
        return self[key]

a = Bag()
a.add(1).add(2)
b = Bag(["x"])
b.add("y")
c = Bag([1.5])
d = Bag([a, Bag()])
print(a, b, c, d, len(d), a.first() + 1, b.first() + "z", c.first(), Bag().first())
print(a.twice(), b.twice(), a == [1, 2], a == b, b == Bag("xy"), a != Bag([1, 2]), a < Bag([1, 3]))
a += [5]
print(a, sum(a), a[1:], sorted(b, reverse=True), 5 in a, "x" in b, a.index(2), b.count("y"))
print(isinstance(a, list), isinstance(b, Bag), type(a) is type(b), type(a) is list)
r = Registry()
r["a"] = 1
s = Registry()
s[1] = "one"
s[2] = "two"
t = Registry()
t["x"] = [1]
print(r, s, t, r.need("a") + 1, s.need(2).upper(), t.need("x"), r == {"a": 1}, s == r, len(s))
for k, v in s.items():
    print(k + 1, v)
print(sorted(s), list(r), s.get(3), r.get("z", 0))
d[0].append(7)
print(d, a, d[0] is a)
print(s.need(9))
