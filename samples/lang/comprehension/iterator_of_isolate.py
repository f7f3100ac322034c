# golden: stdout status stderr
# The frame around asks for the iterator of the first iterable, once, also where it is an object of the isolate and
# the comprehension is a frame of its own (before 3.12): what cannot be iterated has no line of `<listcomp>`.
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


def doubled(box):
    return [x * 2 for x in box.items]


def pairs(box):
    return [1 for x in box.pair for y in box.number]


def outer(box):
    return [x for x in box.number]


def main():
    box = types.SimpleNamespace(items=Countdown(3), pair=[1, 2], number=5)
    print(doubled(box))
    box.items = Countdown(2)
    print(doubled(box))
    try:
        pairs(box)
    except TypeError as error:
        print(error)
    outer(box)


main()
