# golden: stdout status stderr
# A builtin function's `__self__` is its module.
import math


def root(x: float) -> int:
    return math.floor(x)


def size(xs: list[int]) -> int:
    return len(xs)


print(root(9.5), size([1]))
print.__self__.len = lambda xs: 42
s = math.sqrt
s.__self__.floor = lambda x: 42
print(root(9.5), size([1]))
