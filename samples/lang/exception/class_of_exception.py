# golden: stdout status stderr verdict
# The class of a caught exception is known at run time: `type(e)`, its name, `isinstance`.
def fail(n):
    if n == 0:
        return 1 // 0
    if n == 1:
        return {}["key"]
    if n == 2:
        return [][3]
    if n == 3:
        return int("x")
    if n == 4:
        return b"\xff".decode("ascii")
    raise RecursionError("deep")


def report(n):
    try:
        fail(n)
    except (ArithmeticError, LookupError, ValueError) as e:
        print(type(e).__name__, e, type(e), e.__class__.__name__, repr(e), str(e), f"{e}|{e!r}")
        print(isinstance(e, LookupError), isinstance(e, (KeyError, UnicodeError)), isinstance(e, Exception), isinstance(e, (int, str)))
        return type(e) is ValueError, type(e) == KeyError, type(e) in (IndexError, ZeroDivisionError), isinstance(e, BaseException)
    except RuntimeError as e:
        return type(e).__qualname__, type(e).__module__, type(e)
    return None


for n in range(6):
    print(report(n))
