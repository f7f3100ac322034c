# golden: stdout status stderr verdict
# Calls that the interpreter makes without recursing in C take nothing of what C code may recurse: it is far less than Python's limit.
import sys
sys.setrecursionlimit(20000)


def native(number):
    if number == 0:
        return 0
    return deferred(number - 1) + 1


def deferred(number, *rest):
    if number == 0:
        return 0
    return native(number - 1) + 1


def missed(number, step):
    if number == 0:
        return step
    return missed(number - 1, step) + step


def driver(value, *rest):
    return missed(value, 1), missed(value, 1.5)


def unfit(number, text):
    if number == 0:
        return len(text)
    return unfit(number - 1, text) + 1


def use(*rest):
    print(unfit(50, "abc"))
    print(unfit(9000, [1, 2, 3]))
print(native(900))
print(native(9000))
print(driver(900))
print(driver(9000))
use()
