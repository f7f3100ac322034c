# golden: stdout verdict
# Tuples in tuples: `repr`, `str` and comparison raise RecursionError just where CPython's counters end, at any depth of calls.
def nested(n: int):
    t = ()
    for i in range(n):
        t = (t,)
    return t


def shown(t):
    return len(repr(t))


def formatted(t):
    return len(f"{t!r}")


def equal(t):
    return t == nested(n)


def less(t):
    return t < nested(n)


def attempt(f, t):
    try:
        return f(t)
    except RecursionError as error:
        return str(error)[-20:]


def deep(k: int, f, t):
    return attempt(f, t) if k == 0 else deep(k - 1, f, t)


for start in (980, 1490, 9990):
    for n in range(start, start + 12):
        t = nested(n)
        print(n, attempt(shown, t), attempt(formatted, t), attempt(equal, t), deep(9, shown, t), deep(9, less, t))
