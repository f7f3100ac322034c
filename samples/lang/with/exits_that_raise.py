# golden: stdout status stderr verdict
# What raises as a `with` begins and ends, and what is no manager.
import os


class Bad:
    def __init__(self, entering):
        self.entering = entering

    def __enter__(self):
        if self.entering:
            raise LookupError("enter")

    def __exit__(self, kind, value, traceback):
        raise ValueError("exit")


class Half:
    def __enter__(self):
        return self


class Truth:
    def __enter__(self):
        return len

    def __exit__(self, *others):
        return [0] if others[0] == ZeroDivisionError else 0


def use(manager, n):
    with manager:
        return 10 // n
    return "swallowed"


def size(path):
    with open(path) as file:
        return len(file.read()), file.closed


def attempt(make, n):
    try:
        return use(make(), n)
    except Exception as e:
        return type(e).__name__, str(e), repr(e.__context__)


for n in (2, 0):
    for make in (lambda: Bad(False), lambda: Bad(True), Half, Truth, object):
        print(attempt(make, n), end="; ")
print(size(os.devnull))
use(Bad(False), 0)
