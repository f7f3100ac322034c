# golden: stdout status stderr verdict
# Functions that leave the call which has made them, and variables that they bind.
def adder(n):
    def add(x):
        return x + n

    return add


def apply(f, x):
    return f(x)


def given(n):
    def add(x):
        return x + n

    n += 1
    return apply(add, 1), apply(lambda x: x * n, 5), apply(lambda x: x * 2, 5)


def nested(n, f=None):
    def mine():
        return n

    return f() if n == 0 else nested(n - 1, mine)


def in_comprehension(n):
    kept = [(f := lambda: i)() for i in range(n)]
    return kept, f()


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


print(adder(3)(4), given(1), nested(2), in_comprehension(3))
print(elsewhere("n"), defaults(7))
for flag in (True, False):
    try:
        print(unbound(flag))
    except NameError as e:
        print(e)
emptied()
