# golden: stdout
# Lists in lists and dicts in dicts up to the limit of `repr` and comparison.
def lists(n):
    x = []
    for i in range(n):
        x = [x]
    return x


def dicts(n):
    d = {}
    for i in range(n):
        d = {"k": d}
    return d


def attempt(f):
    try:
        return f()
    except RecursionError as error:
        return str(error)[-20:]


def deep(k, f):
    return attempt(f) if k == 0 else deep(k - 1, f)


for start in (980, 1490, 9990):
    for n in range(start, start + 12):
        for make in (lists, dicts):
            a, b = make(n), make(n)
            print(n, attempt(lambda: len(repr(a))), attempt(lambda: a == b), deep(9, lambda: len(str(a))))
