# golden: stdout status stderr
# ~ of a bool warns at the line that asks for it, whichever way it asks (3.12).
import operator
from operator import invert


def negate(flag: bool) -> int:
    return operator.invert(flag)


def renamed(flag: bool) -> int:
    return invert(flag)


def shorter(number: int) -> int:
    return operator.inv(number)


def method(flag: bool) -> int:
    return flag.__invert__()


print(negate(True), renamed(False), shorter(4), shorter(True), method(True))
print(list(map(operator.invert, [True, 2])), ~False)
