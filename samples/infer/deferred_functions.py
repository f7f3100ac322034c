# golden: stdout
# What has no native meaning is deferred, with the place that says why.
import heapq


def many(*names):  # error: D0002 `many` takes arguments of unknown number
    return len(names)


def count(n):  # reveal: (int) -> Dyn
    return many(n, n) + n  # reveal: Dyn


class Point:  # error: D0510 class `Point`, which lives in CPython, has no native form yet
    pass


def gather():  # error: D0508 what `gather` gives goes to code of the isolate: it is a generator
    yield 1


def outer():
    def inner() -> len("annotated"):  # error: D0507 `inner` is defined inside another function or class
        return 1
    return inner()


print(Point)  # error: D0505 class `Point` as a value has no native form yet
print(count(2), list(heapq.merge(gather())), outer())
