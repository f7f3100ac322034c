"""Imported by samples; no sample itself."""
LEVEL = 2


def rate(x):
    return x * LEVEL


def through(x):
    return rate(x) + 1


def step(x):
    return x + 1


def stepped(x):
    return step(x) * 2


def level():
    return LEVEL


def raised():
    global LEVEL
    LEVEL += 1
    return LEVEL


def size(items):
    return len(items) if items else 0


def gone():
    return 0


def caller():
    return gone()


def misspelt():
    return LEVLE
