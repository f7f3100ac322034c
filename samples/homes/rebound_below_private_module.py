# golden: stdout status stderr
# `sys.modules`, by way of what a standard module imports.
import collections
import math


def root(x: float) -> int:
    return math.floor(x)


print(root(9.5))
collections._collections_abc.sys.modules["math"].floor = lambda x: 42
print(root(9.5))
