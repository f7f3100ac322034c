# golden: stdout status stderr verdict
# A native dataclass in a program with an isolate.
import json
from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: int = 2

    def __post_init__(self):
        if self.x > 5:
            raise ValueError("big")


def f(n):
    return P(n)


print(json.dumps([1, 2]))
print(f(3), f(2) == f(2))
try:
    f(7)
except ValueError as e:
    print(e)
f(9)
