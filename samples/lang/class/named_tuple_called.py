# golden: stdout status stderr verdict
# Named tuples that a call makes, and classes derived from them.
from collections import namedtuple

P = namedtuple("P", "x y")
Q = namedtuple("Q", ["name", "size"], defaults=[None])
Z = namedtuple("Z", "a, b  c", defaults=(1, -2.5))


class Vec(namedtuple("Vec", "x y z")):
    __slots__ = ()

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)


class Tagged(namedtuple("Tagged", "key")):
    count = 0

    def bump(self):
        pass
        Tagged.count += 1
        return self.key


class Sub(P):
    def total(self):
        return self.x + self.y


p = P(1, 2)
print(p, p.x + p.y, p == (1, 2), Q("a"), Q("a", 3), Q(size=4, name="b")._replace(size=None))
v = Vec(1, 2, 3)
print(v, v.dot(v), v * 2, v[1], v == Vec(1, 2, 3))
t = Tagged("k")
print(t, t.bump(), t.bump(), Tagged.count)
s = Sub(3, 4)
print(s, s.total(), s == P(3, 4), s == (3, 4), isinstance(s, P), s._replace(x=9).total())
x, y = s
print(x, y)


for a, b in zip([P(1, 2)], [P(3, 4)]):
    print(a, b)
try:
    print(p < Q("a", 1))
except TypeError as e:
    print(e)
try:
    print(p + [1])
except TypeError as e:
    print(e)
print(Z("q"), Z._fields)
