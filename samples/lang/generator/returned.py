# golden: stdout status stderr verdict
# What a generator returns: the value of `yield from`, the argument of StopIteration; None of one that has ended.
def summed(xs):
    total = 0
    for x in xs:
        total += x
        yield total
    return "sum", total


def outer(xs):
    result = yield from summed(xs)
    yield result
    inner = summed(xs)
    for _ in inner:
        pass
    ended = yield from inner
    yield ended


def counted(n):
    if n == 0:
        return 0
    yield n
    below = yield from counted(n - 1)
    return below + n


def shown(n):
    total = yield from counted(n)
    print("total", total)


print(list(outer([1, 2])))
print(list(shown(4)))
g = summed([])
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop)
try:
    next(g)
except StopIteration as stop:
    print("stopped again", stop)
print(next(g, "ended"))
next(summed([]))
