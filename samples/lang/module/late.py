# golden: stdout verdict
# Imports in functions and under conditions: each body runs once, where the first of them is.
import _log


def late(x):
    import _late
    import math
    from _late import LEVEL, plus, raised as up
    from math import pi, sqrt

    return _late.plus(x) + plus(x) + LEVEL + up() + math.floor(pi) + sqrt(4.0)


def either(flag):
    if flag:
        import _deep as found
    else:
        import _deep as found
    return found.doubled(1)


def looped(n):
    total = 0
    for i in range(n):
        import _deep, _late

        total += _deep.doubled(i) + _late.LEVEL
    while True:
        from _deep import NAME as name

        return name, total


print("before")
print(late(1), late(2))
if late(3) > 3:
    from _late import plus

    print(plus(4))
print(either(False), either(True), looped(3))
if __name__ == "__main__":
    import _shop.deep.base
    from _shop import tools

    print(_shop.deep.base.scaled(2), tools.twice(3))
if __name__ == "_main":
    import _never

    _never.call()
print([_log.noted(i) for i in range(2)], _log.LOG)
