# golden: stdout status stderr verdict
# static: Box.__lt__, Box.__eq__, Box.__add__, Box.__repr__
# Instances that hold several types of values meet in displays, operators and builtins.
class Box:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v

    def __eq__(self, o):
        return isinstance(o, Box) and self.v == o.v

    def __hash__(self):
        return hash(self.v)

    def __repr__(self):
        return f"Box({self.v!r})"

    def __add__(self, o):
        return Box(self.v + o.v)


def unequal():
    xs, ys = [Box(1), Box(2)], [Box("a"), Box("b")]
    print(list(zip(xs, ys)), dict(zip(ys, xs)), [p.v for p, q in zip(xs, ys) if q.v == "b"])
    print(sorted(ys, reverse=True), max(xs), xs + xs[1:], ys * 2, ys.index(Box("b")), xs.count(Box(1.0)))
    x, y = Box(5), Box("w")
    print(x == y, x != y, x < Box(9), y < Box("z"), x is y, not x, x + Box(0.5), y + Box("!"))
    q, r = [(1, Box("z")), (1, Box("a"))], [(1, Box(3)), (1, Box(2))]
    print(sorted(q), sorted(r), min(q), max(r), [[x]] == [[Box(5)]], [y] == [Box("x")])
    s, t = {Box(1), Box(1.0)}, {Box("a")}
    print(len(s), s & s == s, t - t == set(), Box("a") in t, {Box(k): k for k in "ab"}[Box("b")])


def joined():
    xs, ys = [Box(1), Box(2)], [Box("a"), Box("b")]
    d, e = {"a": Box(1)}, {"b": Box("q")}
    print({**d, **e}, d | e, d.get("zz", Box("none")), [*xs, *ys], xs == ys, Box(1) in ys)
    for v in (Box(0), Box("s")):
        print(v, end=" ")
    x, y = Box(5), Box("w")
    print(x or y, y and x, x if len(xs) > 1 else y, next(iter(xs), Box("end")))
    xs += ys
    xs.append(Box(None))
    a, *rest = Box(1), Box("r"), Box(3)
    print(xs, a, rest, {Box(1): "i"} == {Box("1"): "i"}, (Box(1), 2) == (Box("1"), 2))
    print(min(Box(1), Box("a")))


unequal()
joined()
