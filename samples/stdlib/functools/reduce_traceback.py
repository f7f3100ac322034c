# golden: stdout status stderr verdict
# An exception in what reduce calls: C code has no entry of its own.
from functools import reduce
def bad(a, b):
    return a // b
def f(xs):
    return reduce(bad, xs)
print(f([8, 2, 2]))
f([1, 0, 3])
