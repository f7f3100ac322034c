# golden: stdout status stderr verdict
# Comparing fields may raise, in text that is generated.
from dataclasses import dataclass


@dataclass
class P:
    x: float
    y: float


class Bad:
    def __eq__(self, other):
        raise RuntimeError("no eq")


@dataclass
class Q:
    z: int
    a: Bad


Q(1, Bad()) == Q(1, Bad())
