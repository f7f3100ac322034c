# golden: stdout verdict
# An import of several names asks the module once for all of them, then for each.
import _lazy


class Kept:
    pass


def several(flag):
    from _lazy import one, two as second
    from _lazy import three, three as again

    if flag:
        from _lazy import nothing
    return one, second, three, again


print(several(False), _lazy.calls, Kept().__class__.__name__)
try:
    several(True)
except ImportError as error:
    print(str(error).split(" (")[0], error.name, _lazy.calls)
