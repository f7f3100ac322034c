# golden: stdout status stderr
# setattr and delattr with names out of a list, or of one of two.
import builtins
import math


def root(x: float) -> float:
    return math.floor(x) + math.ceil(x)


def far(x: float) -> float:
    return math.trunc(x)


def size(xs: list[int]) -> int:
    return len(xs) + max(xs)


def fake(x: float) -> int:
    return 42


print(root(9.5), far(2.5), size([1, 2]))
for name in ("floor", "ceil"):
    setattr(math, name, fake)
setattr(math, "trunc" if root(0.0) == 84 else "sqrt", fake)
for name in ["len"]:
    builtins.setattr(builtins, name, fake)
print(root(9.5), far(2.5), size([1, 2]))
for name in ["max"]:
    delattr(builtins, name)
try:
    print(size([1]))
except NameError as error:
    print(error)
