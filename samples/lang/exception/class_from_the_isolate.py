# golden: stdout status stderr
# Exceptions raised in the isolate: a builtin class is the same class, one of the program's own is its own.
class MyError(ValueError):
    pass


def fail(n, *extra):
    if n == 0:
        raise MyError("mine", *extra)
    if n == 1:
        raise ValueError("plain", *extra)
    return [][n]


def caught(n):
    try:
        return fail(n)
    except Exception as e:
        return type(e).__name__, type(e), type(e) is ValueError, type(e) == IndexError, isinstance(e, ValueError), e.__class__.__qualname__


for n in range(3):
    print(caught(n))
