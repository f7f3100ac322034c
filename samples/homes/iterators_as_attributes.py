# golden: stdout status verdict
# An iterator that goes to an object of CPython has to be one of its own.
import types


def one(box):
    box.kept = iter((1, 2.5, None, "text", (4,)))
    return next(box.kept)


def two(box):
    box.kept, box.other = iter([1]), zip([1], [2])
    return list(box.kept), list(box.other)


def main():
    box = types.SimpleNamespace()
    print(one(box), list(box.kept))
    print(two(box), list(box.kept))


main()
