# golden: stdout status stderr verdict
# A chain of generators of which one is run from elsewhere, or has begun before.
def self_run():
    yield 1
    try:
        next(me)
    except ValueError as v:
        print("re-entered:", v)
    yield 2
def outer_self():
    yield from self_run()
    yield 3
me = outer_self()
print(list(me))
def shared():
    yield 1; yield 2; yield 3; yield 4
s = shared()
def use():
    yield from s
u = use()
print(next(u), next(s), next(u), next(s), list(u))
def started():
    q = shared()
    next(q)
    return q
def use2():
    x = yield from started()
    print("x", x)
    yield from (i * i for i in range(3))
    yield from [7, 8]
    yield from "ab" if False else range(2)
print(list(use2()))
def deepgen(n):
    if n:
        yield from deepgen(n - 1)
    yield n
print(sum(deepgen(200)))
def last(n):
    if n == 0:
        yield 1
        [][3]
    yield from last(n - 1)
for v in last(3):
    print(v)
