# golden: stdout
# static: swap, names
# Two or three values swapped on the stack are bound last to first, where all targets are plain locals.
def steps(name):
    try:
        yield
    finally:
        print("closed", name)


def seen(name):
    steps_of = steps(name)
    next(steps_of)
    return steps_of


def swap():
    a, b = seen("a"), seen("b")
    print("swap")
    a, b = seen("c"), seen("d")
    print("constants")
    a, b = 1, 2
    a, b, c = seen("e"), seen("f"), seen("g")
    print("some")
    a, b, c = None, seen("h"), None
    print("list")
    [a, b] = [seen("i"), seen("j")]
    [a, b] = [seen("k"), seen("l")]
    print("list target")
    [a, b] = seen("m"), seen("n")
    print("four")
    a, b, c, d = seen("o"), seen("p"), None, None
    print("twice")
    a, a = seen("q"), seen("r")
    print("end")


def names():
    y, x = seen("y"), seen("x")
    x = None
    x = seen("x2")


swap()
names()
