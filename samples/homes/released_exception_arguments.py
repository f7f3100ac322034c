# golden: stdout
# static: dropped, raised, nested
# The arguments of an exception are a tuple: the last is let go first, whatever holds it.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def pair(n):
    return (seen(n + "1"), seen(n + "2"))



def dropped():
    e = ValueError(seen("a"), pair("b"), [seen("c"), seen("d")])
    e = ValueError(seen("e"), seen("f"))
    print("rebound")


def raised(n):
    if n > 0:
        raise KeyError(seen("g"), pair("h"), n)
    return n


def nested():
    held = [ValueError(ValueError(seen("i"), seen("j")), seen("k"))]
    held.clear()
    print("cleared")


dropped()
for n in range(2):
    try:
        print(raised(n))
    except KeyError as e:
        print("handler", len(e.args))
    print("after")
nested()
