# golden: stdout status stderr verdict
# Tuples that grow by a level in loops and by recursion, in different places of the tuple.
def chain(xs):
    t = None
    for x in xs:
        t = (x, t)
    return t
def rev(t):
    out = None
    while t is not None:
        x, t = t
        out = (x, out)
    return out
def snoc(xs):
    t = ()
    for x in xs:
        t = (t, x)
    return t
def pairs(n):
    acc = []
    t = None
    for i in range(n):
        t = (i, t)
        acc.append((i, t))
    return acc
def switch(n):
    t = 0
    while n:
        if n % 2: t = (t, n)
        else: t = (n, t, n)
        n -= 1
    return t
def expr(n):
    if n == 0: return 1
    return ("+", expr(n - 1), ("*", n, expr(n - 1)))
def ev(e):
    if isinstance(e, int): return e
    op, a, b = e
    return ev(a) + ev(b) if op == "+" else ev(a) * ev(b)
print(chain([1, 2.5, True, -0.0]), rev(chain([1, 2, 3])), snoc("abc"), snoc([]))
print(pairs(3))
print(switch(5), switch(0), switch(1))
e = expr(3)
print(e, ev(e))
a = b = chain([1, 2])
a = (0, a)
print(a, b, a[1] == b)
try:
    x, y, z = chain([1])
except ValueError as err: print(err)
try:
    chain([1]) < chain([1, 2]) 
    print(chain([1]) < chain([1, 2]))
except TypeError as err: print(err)
print(len(chain([1])), chain([1]) + (2,), chain([1]) * 2, 1 in chain([1]), chain([1]).count(1), chain([2]).index(None))
t = None
for w in "a b a c".split():
    t = (w, t)
print(t, hash(t) == hash(("c", ("a", ("b", ("a", None))))))
for i, x in enumerate(t): print(i, x)
