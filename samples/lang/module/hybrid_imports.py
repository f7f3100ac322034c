# golden: stdout status stderr verdict
# Imports in functions, beside an isolate: it carries them out, and the functions stay native.
import json


class Kept:
    pass


def load(name):
    if name == "late":
        import _late
        return _late.plus(1)
    if name == "deep":
        from _shop.deep import base, __name__ as called
        return base.scaled(2), called
    if name == "tools":
        import _shop.tools as tools
        from _shop.tools import twice
        return twice(2) + tools.twice(3)
    from _shop import nothing


def library(x):
    import math, os.path as paths
    from math import pi, sqrt
    return math.floor(x) + sqrt(x) + pi, paths.join("a", "b")


def packages():
    import os.path
    import json.decoder as inner
    return os.path.basename("/a/b"), inner.__name__


def not_there():
    import json.no_such_module


print(load("late"), load("deep"), load("tools"), load("late"))
print(library(4.0), packages(), Kept().__class__.__name__)
for name in "", "x":
    try:
        print(load(name) if name else not_there())
    except ImportError as error:
        print(type(error).__name__, str(error).split(" (")[0], error.name)
if __name__ == "__main__":
    from collections import OrderedDict
    import sys as system
    print(len(system.argv), OrderedDict(a=1)["a"])
try:
    import json.no_such_module as absent
except ImportError:
    absent = None
print(absent, json.dumps([1]))
not_there()
