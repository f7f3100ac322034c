# golden: stdout status stderr verdict
# Named tuples in lists, as keys and as results.
from collections import namedtuple

P = namedtuple("P", "x y")
Q = namedtuple("Q", ["name", "size"], defaults=[None])


def closest(points, target):
    best = None
    for q in points:
        d = (q.x - target.x) ** 2 + (q.y - target.y) ** 2
        if best is None or d < best[0]:
            best = (d, q)
    return best


print(closest([P(1, 1), P(5, 5)], P(4, 4)))
groups = {}
for w in [Q("a", 1), Q("b", 2), Q("a", 3)]:
    groups.setdefault(w.name, []).append(w)
print(groups)
print(sorted([Q("b", 2), Q("a", 9)], key=lambda q: q.name), sorted([P(2, 1), P(1, 9)]))
