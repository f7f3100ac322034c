# golden: stdout status verdict
# Names that are data reach every function: nothing is dead.
LOG = []


def hidden(*args):
    LOG.append(args)
    return len(LOG)


def add(n):
    LOG.append((n,))
    return LOG


print(globals()["hid" + "den"](1, 2), add(3))
