# golden: stdout status stderr verdict
# Generators that do not yield, yield again, change the exception.
from contextlib import contextmanager

@contextmanager
def empty(n):
    if n:
        yield 1

@contextmanager
def twice(n):
    try:
        yield n
    except ValueError:
        print("caught")
    yield n


@contextmanager
def changes():
    try:
        yield
    except ValueError as error:
        raise TypeError("changed") from error


@contextmanager
def late():
    yield
    raise OSError("late")


def enters(which):
    if which == 0:
        with empty(0):
            pass
    elif which == 1:
        with twice(1):
            pass
    elif which == 2:
        with twice(1):
            raise ValueError
    elif which == 3:
        with late():
            raise StopIteration("mine")
    else:
        with late():
            pass


for which in range(5):
    try:
        enters(which)
    except (RuntimeError, StopIteration, OSError) as error:
        print(repr(error))
try:
    with changes():
        raise ValueError("value")
except TypeError as error:
    print(error)
