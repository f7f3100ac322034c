from ..prices import total


def weight(n):
    return total(n) + 1
