# golden: stdout
# static: whole
# What a list holds is let go as the loop ends: the iterator was the only one to hold it.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    g = steps(name)
    next(g)
    return g


def whole():
    for x in [seen("a"), seen("b")]:
        print("turn")
    print("ended")


def broken():
    for x in [seen("a"), seen("b")]:
        break
    print("broke")


def left(xs):
    for x in xs + [seen("a"), seen("b")]:
        for y in [x]:
            return 1
    print("broke")


whole()
broken()
left([])
