# golden: stdout status stderr verdict
# Recursion through reduce ends where it ends in CPython.
from functools import reduce
def deep(n):
    return 0 if n == 0 else reduce(lambda a, b: 1 + deep(n - 1), [0, 1])
def depth():
    lo = 1
    while True:
        try:
            deep(lo)
        except RecursionError as e:
            return lo, str(e)
        lo += 1
print(depth())
