# golden: stdout status stderr verdict
# Tuples of different tuples, one of which is the widest: taken apart in loops, comprehensions and by builtins.
def dyn(*a):
    return a[0]
def either(n):
    return 1 if n else "one"
d = dyn("q")
for a, b in ((1, "a"), ("b", 2)):
    print(a, b)
for a, b in (("x", "r"), (d, "s")):
    print(a, b)
for a, b in ((d, "r"), ("x", "s"), (1, 2)):
    print(a, b)
def static(n):
    out = []
    for a, b in ((either(n), "r"), (2, "s"), ("x", "t")):
        out.append((b, a))
    for a, b in ((None, 1), (n, 2)):
        out.append((str(b), str(a)))
    for t in ((either(0), 1), (3, 2)):
        out.append((str(t[0]), t[1]))
    for flag, x in ((True, 1.5), (n > 0 and n, 2)):
        out.append((repr(flag), repr(x)))
    return out
print(static(0), static(1))
pair = ("k", d) if dyn(0) else ("k", "v")
for k, v in (pair, ("a", "b")):
    print(k, v)
print([x for x, y in ((d, 1), ("s", 2))], {k: v for k, v in (("a", d), ("b", "c"))})
x, y = min((("b", 1), ("a", 2)))
print(x, y, max(((1, "x"), (True, "y"))), sorted(((2, d), (1, "z"))))
