# golden: stdout status stderr verdict
# static: half
# deferred: call
# Functions of modules, chosen at run time.
import math
import operator


def half(x: float) -> float:
    return x / 2


def call(module, name, *args):
    function = getattr(module, name)
    return function(*args)


for name in ["sqrt", "floor", "ceil"]:
    print(name, call(math, name, half(9.0)))
for name in ["add", "mul", "floordiv", "pow"]:
    print(name, call(operator, name, 7, 3))
print(hasattr(math, "tau"), hasattr(math, "no_such"))
print(call(math, "no_such"))
