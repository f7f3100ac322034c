# golden: stdout
# static: whole, parts, methods
# A list lets go of its items last to first, also of those a slice or `clear` takes out; extended slices count up.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def three(n):
    return [seen(n + "1"), seen(n + "2"), seen(n + "3")]


def whole():
    x = three("whole")
    return len(x)


def parts():
    x = three("a") + three("b")
    del x[1:3]
    print("deleted", len(x))
    del x[::2]
    print("deleted", len(x))
    x[:1] = [seen("new")]
    x[::1] = three("c")
    print("replaced", len(x))
    x[::2] = [seen("d1"), seen("d2")]
    print("replaced", len(x))
    x[:] = []
    print("emptied", len(x))


def methods():
    x = three("e")
    x.pop(0)
    print("popped")
    x.clear()
    print("cleared")
    x = three("f")
    x *= 0
    print("times 0")
    x = three("g")
    x[0] = None
    print("set")
    x = None
    print("rebound")


print(whole())
parts()
methods()
