# golden: stdout status stderr verdict
# Classes that are raised: a name, a parameter, a variable; what is no exception is a TypeError.
class Empty(Exception):
    pass


class Counted(Exception):
    made = 0

    def __init__(self):
        Counted.made += 1
        super().__init__("number", Counted.made)


def throw(cls):
    raise cls


def throw_with(cls, text):
    raise cls(text)


def throw_any(value):
    raise value


for _ in range(2):
    try:
        raise Counted
    except Counted as e:
        print(e, Counted.made)
try:
    throw(Counted)
except Counted as e:
    print(e)
try:
    throw(Empty)
except Empty as e:
    print(repr(e))
try:
    throw_with(Empty, "text")
except Empty as e:
    print(repr(e))
try:
    throw_any(Empty(1))
except Empty as e:
    print(repr(e))
try:
    throw_any(None)
except TypeError as e:
    print(e)
