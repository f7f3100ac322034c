# golden: stdout status stderr verdict
# Containers ask for identity first: a NaN is in the list it is in, another NaN is not. Every operation makes another one.
import math
from math import inf, nan


def arises(a, b):
    x = a * b
    y = x - x
    z = x - x
    print([y] == [y], [y] == [z], y in [y], (y, 1) == (y, 1), (y, 1) < (y, 2), (y, 1) < (z, 2))
    d = {y: 1, z: 2}
    d[y] = 3
    print(d, len({y, z, y}), {(y, 1): 3}.get((y, 1)), {(y, 1): 3}.get((z, 1)))
    xs = [y, z]
    print(xs == list(xs), xs == [z, y], xs[::-1] == [z, y], xs.index(z), xs.count(y), max(xs) in xs, sum(xs) in xs)
    pairs = [(y, 2), (y, 1), (1.0, 3)]
    print(sorted(pairs), max(pairs), min(pairs))
    xs.remove(z)
    print(xs == [y], [float(y)] == [y], [+y] == [y], [-y] == [y], [abs(y)] == [y], [y + 0] == [y], [y.conjugate()] == [y])
    c = complex(y, 1)
    print([c] == [c], [c] == [complex(y, 1)], c in [c], [+c] == [c], [-c] == [c])
    w = y if a > 0 else None
    print([w] == [y], w in (None, y), (w, y) == (y, w), divmod(y, 2.0)[0] in (y, z))


def named():
    xs = [nan, inf, -inf, math.nan]
    print(xs.index(nan), xs.count(math.nan), xs == [nan, inf, -inf, nan], float("nan") in xs)
    for _ in range(2):
        y = inf - inf
        print([y] == [nan], y in [y])
    print(math.modf(nan) == (nan, nan), math.fabs(nan) in [nan], pow(nan, 2) in [nan], round(nan, 2) in [nan])
    print(math.copysign(1, nan), math.copysign(1, -nan), math.copysign(1, float("-nan")))


arises(1e308, 10.0)
named()
