# golden: stdout status verdict
# Lambdas that are kept, shown, handed out or see variables around them: their objects are CPython's.
def run(k):
    add = lambda x: x + k
    return add(1)


def kept():
    fs = [lambda: 1, lambda: 2]
    return [g() for g in fs]


def shown():
    f = lambda: 0
    return f.__name__, "function" in str(f)


def back():
    return lambda x: x * 3


def named(x):
    f = lambda v: v + 1
    return f(x)


print(run(2), kept(), shown(), back()(4), named(1))
