# golden: stdout status stderr verdict
# Rule 3: both halves share one stack of handled exceptions.
import sys


def current(*ignored):
    return repr(sys.exc_info()[1])


def inner(n: int) -> str:
    try:
        return str(10 // n)
    except ZeroDivisionError:
        return current(n)


def again(*ignored):
    raise


def outer(n: int) -> str:
    try:
        raise ValueError("outer")
    except ValueError as error:
        before = current()
        text = inner(n)
        try:
            again()
        except ValueError as same:
            return f"{before} {text} {current()} {same is error}"


print(outer(2))
print(outer(0), current())


def context(*args):
    raise KeyError("new")


try:
    try:
        int("x")
    except ValueError:
        context()
except KeyError as error:
    print(repr(error.__context__), current())
again()
