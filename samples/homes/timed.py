# golden: stdout verdict
# `timeit` runs text that sees only what it imports from `__main__`.
from timeit import repeat, timeit

LOG = []
CALLS = {"n": 0}


def square(n):
    CALLS["n"] += 1
    return n * n


def hidden(n: int) -> int:
    total = 0
    for i in range(n):
        total += i * i
    return total


def noted(n):
    LOG.append(n)
    return len(LOG)


print(hidden(10), square(3))
took = timeit("square(5)", setup="from __main__ import square", number=10)
print(took >= 0, CALLS)
took = timeit("noted(n)", "from __main__ import noted; n = 3", number=4)
print(took >= 0, LOG, noted(1), LOG)
print(len(repeat("pass", repeat=2, number=1)), timeit(lambda: hidden(5), number=3) >= 0)
