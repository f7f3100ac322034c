# golden: stdout status stderr
# setattr with a formatted name, in the module body.
import math


def root(x: float) -> int:
    return math.floor(x)


print(root(9.5))
empty = str(root(0.5))[:0]
setattr(math, f"{empty}floor", lambda x: 42)
print(root(9.5))
