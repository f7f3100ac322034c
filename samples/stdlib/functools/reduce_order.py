# golden: stdout status stderr verdict
# reduce: what raises, in which order; a list that grows meanwhile.
from functools import reduce
def bad(n):
    print("bad", n)
    raise KeyError(n)
def f(a, b):
    return bad(b)
for k in range(4):
    try:
        if k == 0:
            reduce(f, bad(1))
        elif k == 1:
            reduce(f, [1], bad(2))
        elif k == 2:
            print(reduce(f, [1]))
            reduce(f, [1, 3])
        else:
            reduce(lambda a, b: bad(a), (bad(x) for x in [5]), 0)
    except KeyError as e:
        print("KeyError", e)
xs = [1, 2, 3]
def grow(a, b):
    if len(xs) < 6:
        xs.append(b * 10)
    return a + b
print(reduce(grow, xs), xs)
def gen():
    yield 1
    yield 2
    raise ValueError("gen")
try:
    reduce(lambda a, b: a + b, gen())
except ValueError as e:
    print(e)
print(reduce(lambda a, b: None, [1, 2, 3]), reduce(lambda a, b: a or b, [0, "", "x"]))
print(reduce(lambda d, w: d.update({w: d.get(w, 0) + 1}) or d, "a b a".split(), {}))
reduce(lambda a, b: bad(b), [1, 2])
