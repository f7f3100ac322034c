# Where globals and containers live, and what functions do besides giving their result.
# golden: stdout
LOG = []  # home: ?
count = 0  # home: ?
NAMES = ["a", "b"]  # home: ?


def bump(n):  # effects: ?
    global count
    count += n
    return count


def shout(text):  # effects: ?
    print(text.upper())


def both(n):  # effects: ?
    shout("n")
    return bump(n)


def pure(n):  # effects: ?
    return n * 2


def keep(value, *rest, **named):
    LOG.append((value, sorted(named)))


def show():
    exec("print(NAMES)")
    keep(1, x=2)


rows = []  # home: ?
rows.append(pure(3))
print(both(4), rows, len(LOG))
show()
print(LOG)
