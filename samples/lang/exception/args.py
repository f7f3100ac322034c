# golden: stdout status stderr verdict
# `e.args`: the very arguments, whatever they are.
def fail(n):
    if n == 0:
        raise ValueError("text")
    if n == 1:
        raise KeyError("k", 2)
    if n == 2:
        raise OSError(2, "none", "file")
    if n == 3:
        raise IndexError
    if n == 4:
        return 1 // 0
    if n == 5:
        raise RuntimeError([1, 2], None, 2.5)
    if n == 6:
        return b"a\xff".decode("ascii")
    return {}[n]


def caught(n):
    try:
        fail(n)
    except Exception as e:
        print(e.args, len(e.args), e.args == ("text",), "k" in e.args, bool(e.args))
        for a in e.args:
            print(type(a).__name__, a, repr(a), isinstance(a, int), isinstance(a, (str, float)), f"{a!r:>10}", a == 2)
        if e.args:
            first = e.args[0]
            return f"{first}", first, str(e.args[-1]), type(first) is str
    return None


for n in range(8):
    print(caught(n))
try:
    raise ValueError("a", 1)
except ValueError as e:
    a, b = e.args
    print(a, b, (a, b) == e.args, [a, b], {1: a})
try:
    raise ValueError
except ValueError as e:
    try:
        print(e.args[0])
    except IndexError as inner:
        print(repr(inner), inner.args)
items = [1]
try:
    raise ValueError(items)
except ValueError as e:
    items.append(2)
    print(e.args, e)
    kept = e.args[0]
items.append(3)
print(kept, kept == [1, 2, 3])
