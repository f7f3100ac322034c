# golden: stdout status stderr
# Attributes of modules are bound in every kind of target: native code sees each.
import builtins
import contextlib
import math
import json

def fake(*args):
    return -1

def root(x: float) -> float:
    return math.sqrt(x)

def size(xs: list[int]) -> int:
    return len(xs)

def down(x: float) -> int:
    return math.floor(x)

def up(x: float) -> int:
    return math.ceil(x)

def common(x: int, y: int) -> int:
    return math.gcd(x, y)

def sine(x: float) -> float:
    return math.sin(x)

def circle() -> float:
    return math.pi

def show():
    for call in (lambda: root(4.0), lambda: size([1, 2]), lambda: down(2.5), lambda: up(2.5),
                 lambda: common(4, 6), lambda: sine(0.0), circle):
        try:
            print(call(), end=" ")
        except (AttributeError, TypeError) as error:
            print(error, end=" ")
    print(json.dumps(None))

show()
math.sqrt, rest = fake, 1
show()
for builtins.len in [fake]:
    show()
with contextlib.nullcontext(fake) as math.floor:
    show()
*math.ceil, rest = [1, 2]
print([rest for math.gcd in [fake]])
show()
math.pi += 1
del math.sin
show()
