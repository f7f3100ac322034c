FACTOR = 3


def scaled(x):
    return x * FACTOR
