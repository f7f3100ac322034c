from .prices import RATE, total


class Shelf:
    def full(self):
        return total(RATE)


def count(n):
    return total(n) // RATE
