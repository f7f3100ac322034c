RATE = 3


def total(n):
    return n * RATE
