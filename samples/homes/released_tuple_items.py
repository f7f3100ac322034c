# golden: stdout
# static: whole, held, variables
# A tuple lets go of its items last to first, whatever they are and wherever it is.
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


def whole():
    x = (seen("a"), 1, [seen("b"), seen("c")], pair("d"))
    y = seen("y")
    return len(x)


def held():
    x = [pair("e"), pair("f")]
    x[0] = pair("g")
    d = {1: pair("h"), 2: pair("i")}
    d[1] = pair("j")
    del d[2]
    x.pop()
    print("popped")
    t = tuple([seen("t1"), seen("t2"), seen("t3")])
    t = None
    print("rebound")


def tree(depth):
    t = ()
    for i in range(depth):
        t = (seen(f"left {i}"), t, seen(f"right {i}"))
    return t


def variables():
    x = pair("k")
    x = pair("l")
    del x
    for x in [pair("m"), pair("n")]:
        print("turn")
    tree(3)
    print(pair("o") is None, len([seen("p1"), seen("p2")]))


print(whole())
held()
variables()
