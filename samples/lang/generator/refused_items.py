# golden: stdout stderr status
# What refuses an item does so before the next is made.
import math


def said(value: int) -> int:
    print("made", value)
    return value


def lists(i: int) -> list[int]:
    print("list", i)
    return [i]


def mixed(i: int):
    print("mixed", i)
    return "x" if i == 1 else i


def number(i: int):
    print("number", i)
    return 0.5 if i == 1 else 10**400


def attempt(what: int) -> None:
    try:
        if what == 0:
            print(set(lists(i) for i in range(3)))
        elif what == 1:
            print(frozenset(lists(i) for i in range(3)))
        elif what == 2:
            print(max(mixed(i) for i in range(4)))
        elif what == 3:
            print(min(mixed(i) for i in range(4)))
        elif what == 4:
            print(dict((lists(i), said(i)) for i in range(3)))
        elif what == 5:
            print(sum(number(i) for i in range(4)))
        elif what == 6:
            print(math.fsum(number(i) for i in range(4)))
        elif what == 7:
            print(math.fsum(1e308 + said(i) for i in range(4)))
        elif what == 8:
            print(math.fsum(said(i) / 10 for i in range(3)), math.fsum(x for x in [1e308, 1.0, -1e308]))
        elif what == 9:
            print(max(number(i) for i in range(3)) > 1, min(number(i) for i in range(3)))
        else:
            print(frozenset((i, said(i)) for i in range(2)), dict((said(i), [i]) for i in range(2)))
            print(sum(number(i) for i in range(1, 2)), sum(x for x in [1, 0.5, True, 2.5]))
            max(mixed(i) for i in range(0))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)


for what in range(10):
    attempt(what)
attempt(10)
