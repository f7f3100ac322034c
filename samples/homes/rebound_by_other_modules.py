# golden: stdout status stderr
# Another module of the program binds names of a standard one.
import math

import _patching


def down(x: float) -> int:
    return math.floor(x)


print(down(2.5))
_patching.patch_floor(lambda x: -1)
print(down(2.5))
