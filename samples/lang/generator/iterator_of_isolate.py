# golden: stdout status stderr
# The frame around asks for the iterator of the first iterable, once, also where it is an object of the isolate:
# `__iter__` runs before there is a generator, and what cannot be iterated has no line of `<genexpr>`.
import types


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        if self.start == 0:
            raise StopIteration
        self.start -= 1
        return self.start


def found(box):
    return any(x == 1 for x in box.items)


def counted(box):
    return sum(1 for x in box.items for y in box.pair)


def inner(box):
    return list(1 for x in box.pair for y in box.number)


def outer(box):
    return sum(1 for x in box.number)


def main():
    box = types.SimpleNamespace(items=Countdown(3), pair=[1, 2], number=5)
    print(found(box), counted(box))
    box.items = Countdown(2)
    print(counted(box))
    try:
        inner(box)
    except TypeError as error:
        print(error)
    outer(box)


main()
