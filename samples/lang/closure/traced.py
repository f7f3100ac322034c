# golden: stdout status stderr verdict
# What nested functions raise: their names in tracebacks; what was bound before stays bound.
def outer(a):
    total = 0

    def inner(b):
        nonlocal total
        total += b

        def deepest(c):
            return a // (c - total)

        return deepest

    return inner


def run(f, value):
    try:
        return f(value)
    except ZeroDivisionError as error:
        return str(error)


inner = outer(7)
print(run(inner(1), 5), run(inner(2), 3), run(inner(3), 9))
inner(4)(10)
