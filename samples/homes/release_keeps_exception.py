# golden: stdout status
# static: check, work, caught
# While an exception leaves `work` its local generator is closed; native code that this runs raises and catches
# exceptions of its own, and sees the exception being handled around it.
import sys


def check(x: int) -> int:
    try:
        return 10 // x
    except ZeroDivisionError:
        return -1


def generator(name):
    try:
        yield 1
    finally:
        print("finally", name, check(0), check(5), sys.exc_info()[0])


def started(name):
    generator_ = generator(name)
    next(generator_)
    return generator_


def work(n: int) -> int:
    g = started("work")
    return 7 // n


def caught(n: int) -> int:
    try:
        return work(n) + len(str(started("argument")))
    except ZeroDivisionError as error:
        print("caught", error)
    return check(n)


def handled(n: int) -> int:
    h = started("handled")
    try:
        return 7 // n
    except ZeroDivisionError:
        h = None
        print("released")
    return 0


print(caught(0))
print(work(1))
print(handled(0))
