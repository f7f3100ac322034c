# golden: stdout stderr status
# Locals that an exception leaves live on in its traceback until the handler ends, and go innermost frame first.
def generator(name):
    try:
        yield 1
    finally:
        print("finally", name)


def started(name):
    generator_ = generator(name)
    next(generator_)
    return generator_


def inner(n: int) -> int:
    a = started("a")
    b = started("b")
    return 10 // n


def argument(g, n: int) -> int:
    return 10 // n


def outer(n: int) -> int:
    c = started("c")
    try:
        return inner(n) + argument(started("argument"), n)
    except ZeroDivisionError:
        print("handler")
    try:
        argument(started("argument"), n)
    except ZeroDivisionError as error:
        print("handler", error)
    return 0


def replaced(n: int) -> int:
    d = started("d")
    try:
        return inner(n)
    except ZeroDivisionError as error:
        f = started("f")
        raise ValueError("replaced") from error


def containers(n: int) -> int:
    items = [started("in a list")]
    pair = (started("in a tuple"), n)
    return len(items) // n


for function in (outer, replaced, containers):
    try:
        print(function(0))
    except (ValueError, ZeroDivisionError) as error:
        print(error)
last = started("last")
print(inner(0))
