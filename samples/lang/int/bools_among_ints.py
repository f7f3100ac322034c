# golden: stdout status stderr verdict
# What is a bool or an int, or one of several types with a bool among them, where an int is taken.
def pick(n):
    b = 0
    if n > 1:
        b = True
    if n > 2:
        b = n
    return b
def maybe(n):
    if n == 0:
        return None
    if n == 1:
        return True
    return n
def mixed(n):
    if n % 2:
        return n / 2
    return n
def three(n):
    if n == 0:
        return False
    if n == 1:
        return 1.0
    return n
for n in range(5):
    b = pick(n)
    print({1: 1.0, 7: 1e22}.get(b, 0.5), b, [1, 2].index(1 if b is False else 1), b in [0, 3], b in {1, 2}, [1, 0, 3].count(b))
    m = maybe(n)
    d = {1: "a", None: "b", 4: "c"}
    print(d.get(m, "none"), m in d, m)
    if m is not None:
        print([10, 20, 30, 40, 50][m], range(10)[m], "abcdef"[m], chr(65 + m), "x" * m, -m)
    x = mixed(n)
    print({1.0: 1, 2.0: 5, 0.5: 7}.get(x, 0), x in [0.5, 2.0], {2: "i", 0: "z"}.get(x, "no"))
    t = three(n)
    print({1.0: "one", 0.0: "zero", 2: "two"}.get(t, "none"), t in (0, 1, 2), {0: "z"}.get(t), max(t, 1), t == 1)
    s = set([1, 2, 3])
    s.discard(b)
    print(s, sorted([b, 2, True]), sum([b, 1]), divmod(b, 2), b << 1, round(b), abs(b), hex(b), f"{b:d} {b}")
