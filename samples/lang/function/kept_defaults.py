# golden: stdout status stderr verdict
# Defaults of functions whose objects live in the isolate: calls that leave them out share what the object has.
from typing import Any

def opaque(x: Any):
    return x

LOG = []

def add(item, into=LOG, *, sep=opaque("-"), big=float("inf"), n=1 << 3):
    into.append(item)
    return sep.join(str(x) for x in into) if n == 8 else big

def twice(k, xs=[1, 2], *, m={}):
    m[k] = xs
    xs.append(k)
    return m

print(add(1), LOG, opaque(LOG) is LOG)
print(add(2), LOG, add.__defaults__[0] is LOG)
print(twice(3), twice(4), twice(5, [0]), twice(1, m={}))
print(opaque(twice)(9), twice(8))

def scale(v, f=10 ** 3, g=2 * 0.5):
    return v * f * g

print(scale(2), opaque(3), scale(opaque(2)), scale(1, 1))

for i in range(2):
    def again(x=i, y=[]):
        y.append(x)
        return y
    print(again(), again())

def patched(a, b=[1]):
    return a, b

print(patched(1))
patched.__defaults__ = (7,)
print(patched(1))
