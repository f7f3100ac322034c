# golden: stdout status stderr verdict
# Objects that compare and hash by a number: bools, -0.0, NaN, huge ints, changes while iterating, missing keys.
class P:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"P({self.x})"
    def m(self): return self.x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
p = P(True); q = P(-0.0); r = P(10**30); n = P(float("nan"))
print("{0.x} {1.x} {2.x} {0}".format(p, q, r), f"{p!s:*^9}", "%s %r" % (p, q), "%5s|" % p)
print(q.x, r.x, n.x == n.x, [n, n].count(n), n in [n], n == n, P(1) == P(True), P(0.0) == P(-0.0), {P(1), P(True), P(1.0)})
xs = [P(i) for i in range(4)]
for i, o in enumerate(xs):
    if i < 6: xs.append(P(o.x + 10))
    if len(xs) > 8: break
print(xs, xs.index(P(11)), P(3) in xs, xs.count(P(1)))
d = {o: o.x for o in xs}
try:
    for k in d:
        d[P(99)] = 2
except RuntimeError as e: print(e)
def side(n): print("side", n); return n
P(side(1)).x = side(2)
e = P(0)
print(max(xs, key=P.m), min([], default=P(5)), [*map(P.m, xs)][:2], d[P(2)])
try: d[P(1000)]
except KeyError as err: print(repr(err), err.args)
xs.remove(P(2)); xs.reverse(); print(xs, P(2) in xs)
try: xs.remove(P(2))
except ValueError as err: print(err)
