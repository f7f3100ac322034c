# golden: stdout status stderr
# setattr with a name that is put together.
import math


def root(x: float) -> int:
    return math.floor(x)


def fake(x: float) -> int:
    return 42


def patch(kind: str) -> None:
    setattr(math, "fl" + kind, fake)


print(root(9.5))
patch("oor")
print(root(9.5))
