# golden: stdout status stderr verdict
# `__post_init__` that raises: what it is called from is generated text.
from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: float

    def __post_init__(self):
        if self.x < 0:
            raise ValueError("negative")


try:
    P(-1, 2)
except ValueError as e:
    print("caught", e)
print(P(1, float("nan")))
print(P(True, -0.0), P(10**30, 1e300))


def make(x):
    return P(x, 2.0)


print(make(3))
make(-3)
