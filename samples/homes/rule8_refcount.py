# golden: stdout status stderr verdict
# Rule 8: programs that read reference counts see CPython's.
import sys


def count(x) -> int:
    return sys.getrefcount(x)


xs = []
ys = [xs, xs]
base = sys.getrefcount(xs)
print(base, count(xs) - base)
ys.append(xs)
print(sys.getrefcount(xs) - base)
ys.clear()
print(sys.getrefcount(xs) - base)
