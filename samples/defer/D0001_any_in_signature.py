# golden: stdout verdict
# deferred: double
from typing import Any


def double(x: Any) -> int:
    return x * 2


print(double(21), double("a"))
