# What is shown of a class has the name of its module, but for the main one.
# golden: stdout stderr status verdict
from _zoo import Trouble
from _zoo.trouble import Lost


class Own(Trouble):
    pass


def fail(which):
    if which == 0:
        raise Own("own")
    raise Lost("everything") from Own("before")


try:
    fail(0)
except Trouble as trouble:
    print(type(trouble).__module__, type(trouble).__qualname__, repr(trouble))
try:
    fail(1)
except Trouble as trouble:
    print(type(trouble).__module__, type(trouble).__qualname__, type(trouble).__name__)
fail(1)
