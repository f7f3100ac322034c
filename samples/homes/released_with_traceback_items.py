# golden: stdout
# static: fail
# Containers of a frame that a traceback keeps are let go as ever, variable after variable, each last to first.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def fail(n):
    x = [seen(n + "1"), (seen(n + "2"), seen(n + "3"))]
    t = (seen(n + "4"), x, seen(n + "5"))
    d = {1: (seen(n + "6"), seen(n + "7"))}
    raise KeyError(n)


def caught(n):
    try:
        fail(n)
    except KeyError as e:
        print("handler", e)
    print("after")


def kept():
    held = []
    for n in ("b", "c"):
        try:
            fail(n)
        except KeyError as e:
            held.append(e)
    print("clear")
    held.clear()
    print("cleared")


caught("a")
kept()
