# golden: stdout
# static: inner, items, unpacked, starred
# An exception that leaves in the midst of an expression lets go of what waited: the last first, a tuple from its end.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def pair(n):
    return (seen(n + "1"), seen(n + "2"))



def fail(n):
    print("fails")
    return 1 // n


def inner(n):
    return (pair("a"), seen("b"), fail(n))


def items(n):
    return [pair("c"), pair("d"), (seen("e"), fail(n))]


def pairs(n):
    return [pair(f"{k} of {n}, ") for k in range(n)]


def unpacked(n):
    x, y = pairs(n)
    print("unpacked")


def starred(n):
    x, *y, z, w, v = pairs(n)
    print("starred")


def shown(f, n):
    try:
        print(f(n))
    except (ZeroDivisionError, ValueError) as e:
        print("handler", e)
    print("after")


shown(inner, 0)
shown(items, 0)
shown(unpacked, 3)
shown(starred, 2)
