# golden: stdout status stderr
# Modules under names that are bound to several, and as attributes of the program's own modules.
import builtins

import _patching

try:
    import math as m
except ImportError:
    import _patching as m


def root(x: float) -> int:
    return m.floor(x)


def size(xs: list[int]) -> int:
    return len(xs) + sum(xs)


def fake(x: float) -> int:
    return 42


print(root(9.5), size([1]))
m.floor = fake
b = builtins
b.len = fake
b = _patching
for b.sum in [1]:
    pass
print(root(9.5), size([1]))
x = _patching.math
x.floor = int
print(root(9.5), b.sum)
