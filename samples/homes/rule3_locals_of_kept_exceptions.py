# golden: stdout
# An exception that is kept keeps the locals of the frames it passed, also of one that has returned since.
LOG = []


def generator(name):
    try:
        yield 1
    finally:
        print("finally", name)


def started(name):
    generator_ = generator(name)
    next(generator_)
    return generator_


def note(error):
    exec("LOG.append(error)")


def inner(n: int) -> int:
    a = started("a")
    return 10 // n


def logs(n: int) -> int:
    c = started("c")
    try:
        return inner(n)
    except ZeroDivisionError as error:
        note(error)
        print("noted")
    return 5


def returns(n: int):
    g = started("returned")
    try:
        return 10 // n
    except ZeroDivisionError as error:
        return error


def ring(n: int) -> int:
    r = started("ring")
    error = ValueError("ring")
    raise error


print(logs(0), len(LOG))
print(LOG.clear())
kept = returns(0)
print(repr(kept))
kept = None
try:
    ring(0)
except ValueError:
    print("in a ring: the collector finds it at the end")
