# golden: stdout status stderr verdict
# A generator that a name of the module holds as the program ends is closed then, after what functions hold.
import sys


def res(name):
    try:
        yield name
    finally:
        print("close", name)


def work():
    local = res("local")
    next(local)
    sys.exit(3)


keep = res("global")
next(keep)
for _ in res("loop"):
    work()
