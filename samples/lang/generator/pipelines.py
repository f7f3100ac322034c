# golden: stdout status stderr verdict
# Generators as values: passed, returned, kept in variables and containers; endless ones; taken by builtins.
def naturals(n=0):
    while True:
        yield n
        n += 1


def evens(xs):
    for x in xs:
        if x % 2 == 0:
            yield x


def squares(xs):
    for x in xs:
        yield x * x


def take(n, xs):
    for x in xs:
        if n == 0:
            return
        n -= 1
        yield x


def pipeline(n):
    return take(n, squares(evens(naturals())))


def pairs(xs):
    before = None
    for x in xs:
        if before is not None:
            yield before, x
        before = x


def several(flag):
    yield 1
    yield "two"
    if flag:
        yield None
    yield 2.5


p = pipeline(5)
print(next(p), next(p), list(p), list(p))
kept = [pipeline(1), pipeline(2)]
print([x for g in kept for x in g], {"a": pipeline(3)}["a"] is not None)
print(sum(pipeline(4)), max(pipeline(4)), min(pipeline(4)), sorted(pipeline(4), reverse=True))
print(tuple(pairs(pipeline(4))), dict(pairs("abcd")), set(pipeline(3)), frozenset(pipeline(2)))
print(list(several(True)), list(several(False)), "-".join(str(x) for x in several(True)))
xs = [0]
xs.extend(pipeline(2))
xs += pipeline(3)
print(xs, bool(pipeline(0)), list(map(lambda x: x + 1, pipeline(3))))
print(*pipeline(2))
