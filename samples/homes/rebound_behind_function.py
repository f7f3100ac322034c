# golden: stdout status stderr
# A module that a function gives, out of another module of the program.
import math

import _patching


def root(x: float) -> int:
    return math.floor(x)


print(root(9.5))
get = lambda: _patching.math
get().floor = lambda x: 42
print(root(9.5))
