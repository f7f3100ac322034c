# golden: stdout status stderr verdict
# Cases that yield, and functions that see what cases bind.
def gen(items):
    for it in items:
        match it:
            case (k, v):
                yield k
                yield v
            case str() as s:
                yield from s
            case _:
                yield None
print(list(gen([(1, 2), "ab", 5])))
lam = [(lambda v: v)(v) for v in range(3)]
def clos(v):
    match v:
        case [a, b]:
            return lambda: a + b
        case a:
            return lambda: a
print(clos([1, 2])(), clos(5)())
