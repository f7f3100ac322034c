# golden: stdout status stderr verdict
# Named tuples as classes: fields, defaults, methods, and all that a tuple does.
from typing import NamedTuple, Optional


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm2(self):
        return self.x * self.x + self.y * self.y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def swapped(self):
        return Point(self.y, self.x)

    @classmethod
    def origin(cls):
        return cls(0, 0)


class Employee(NamedTuple):
    name: str
    salary: float = 1.5
    tags: list = []
    boss: Optional["Employee"] = None


p = Point(3, 4)
q = Point(y=4, x=3)
print(p, p.x, p.y, p[0], p[-1], p.norm2(), p == q, p == (3, 4), (3, 4) == p, p != q, hash(p) == hash((3, 4)))
print(len(p), list(p), tuple(p), p + q, p.swapped, Point.origin(), 3 in p, 9 in p, p.count(3), p.index(4))
a, b = p
print(a, b, [v for v in p], sum(p), max(p), p[1:], p * 2)
print(p < Point(3, 5), p <= q, p > (1, 1), sorted([Point(2, 1), Point(1, 5), Point(1)]), max(Point(2, 1), Point(1, 5)))
d = {p: "a", Point(1): "b"}
print(d[q], d.get(Point(1, 0)), Point(9) in d, {p, q})
print(p._replace(x=10), p._asdict(), Point._fields, p._fields)
e = Employee("bob")
f = Employee("al", 2.0, ["x"], e)
print(e, f, f.boss.name)
print("%s and %s" % p, f"{p}", str(p), repr(p), isinstance(p, tuple), isinstance(p, Point), bool(p), type(p).__name__)
print("%d-%d" % (p.x, p.y))
for i, (u, v) in enumerate([p, q]):
    print(i, u, v)
first, *rest = p
print(first, rest)
xs = [Point(i, i * i) for i in range(5)]
print([x.y for x in xs], min(xs, key=lambda t: -t.y), xs.index(Point(2, 4)))

def use(x, y):
    return x - y
print(use(*p))
