# golden: stdout status stderr verdict
# Functions as values where some code runs in the isolate: called directly where known, else the object.
from typing import Any
def opaque(x: Any):
    return x

def add(a, b):
    return a + b

def run(n, f=add):
    g = f
    return g(n, n)

def pick(flag):
    h = add
    if flag:
        h = opaque(max)
    return h(1, 2)

def show(f):
    return f.__name__ + str(f(2, 3))

def hold(f):
    return [f, f][0](1, 1)

print(run(2), run(opaque("a")), run(3, opaque(add)), pick(True), pick(False))
print(show(add), hold(add), add.__name__)
k = add
print(k(1, 2))
