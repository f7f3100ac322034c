# golden: stdout status stderr verdict
# Variables that nested functions bind, and such as are not bound.
def elsewhere(n):
    keep = lambda: None

    def inner(k):
        nonlocal keep
        m = k * 10
        keep = lambda: (n, m)
        return keep()

    return inner(1), keep(), inner(2), keep()


def unbound(flag):
    def read():
        return value

    if flag:
        value = 1
    return read()


def emptied():
    value = [1]

    def read():
        return value

    read().append(2)
    del value
    return read()


def defaults(n):
    def scaled(x, by=n):
        return x * by

    n = 0
    return scaled(3), n


print(elsewhere("n"), defaults(7))
for flag in (True, False):
    try:
        print(unbound(flag))
    except NameError as e:
        print(e)
emptied()
