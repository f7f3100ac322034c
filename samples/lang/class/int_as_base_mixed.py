# golden: stdout status stderr verdict
class M(int):
    def __repr__(self):
        return f"M({int(self)})"
class N(M):
    pass
class K(int):
    def __radd__(self, other):
        return "radd"
    def __rsub__(self, other):
        return NotImplemented
m = M(3)
def f(x):
    return x + 1
print(f(m), f(2), f(True), f(M(5)))
def g(x):
    if isinstance(x, M):
        return "M"
    if isinstance(x, int):
        return "int"
    return "other"
print(g(m), g(1), g("a"), g(N(1)))
def h(x):
    match x:
        case 1:
            return "one"
        case M(2):
            return "M two"
        case int(v):
            return v
        case _:
            return "?"
print(h(M(1)), h(M(2)), h(2), h(M(7)), h("s"))
d = {1: "a", M(2): "b"}
print(d, d[2], d[M(1)], 2 in d, M(1) in d, d.get(M(5), "none"), d.pop(M(1)))
d[M(2)] = "c"
d[2] = "e"
print(d)
s = {M(1), M(1), M(2)}
print(len(s), 1 in s, s)
print([M(1), 2] == [1, M(2)], (M(1), 2) == (1, 2), [M(1)] == [1], [1] == [M(1)], {M(1)} == {1}, {1: M(2)} == {1: 2}, [[M(1)]] < [[2]])
print(1 + K(2), 1 + M(2), 1.5 + M(2), K(2) + 1, True + M(1))
x = m if m > 2 else "none"
print(x, x == 3)
print(m.real if False else 0, sorted([3, M(2), M(1), 0]), sum([1, 2], M(3)), max([M(1), M(9)], default=0))
print("%d items, %s, %r, %5d|%-5d|" % (m, m, m, m, m), "{:d} {!r} {}".format(m, m, m), "{:>4}".format(m))
print(str(m), repr([m]), [str(i) for i in [M(1)]], f"{m=}", f"{m!s:>6}")
a = [1, 2, 3]
a[M(0)] = 9
del a[M(1)]
print(a, "abc"[M(1)], (1, 2, 3)[M(1)], range(10)[M(3)], list(range(M(1), M(6), M(2))))
i = M(0)
while i < M(2):
    i += 1
print(i)
print(M(10) == N(10), M(10) is M(10), m is m, N(3) < M(4), hash(N(3)), isinstance(N(1), M), issubclass(N, int), issubclass(N, M))
print(int.__add__(m, 1) if False else 1, bool(M()), not M(0), any([M(0), M(1)]), all([M(0)]), M(2) and "yes", M(0) or "no")
print(int(str(M(12))) + 1, M(2) ** M(3), M(7) // M(2), M(7) % 4, -M(1) - 1, M(2) * 1.5, M(3) / M(2), M(6) ^ M(3), 1 << M(3))
