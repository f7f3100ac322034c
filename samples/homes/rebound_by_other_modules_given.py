# golden: stdout status stderr
# Another module of the program is handed a module, and a function.
import math

import _patching

limit = 3


def root(x: float) -> float:
    return math.sqrt(x)


def get() -> int:
    return limit


print(root(4.0), get())
_patching.patch(math, lambda x: -1.0)
_patching.bind(get, "limit", 5)
print(root(4.0), get())
