# golden: stdout status stderr verdict
# static: replaced
# `__cause__` and `__context__` of the program's own exceptions, raised natively.
class Own(Exception):
    pass


def replaced(x):
    try:
        return 1 // x
    except ZeroDivisionError as e:
        try:
            raise Own("first")
        except Own as own:
            raise own from e


def again(kept):
    try:
        raise KeyError("other")
    except KeyError:
        raise kept


def circle(first):
    try:
        raise first
    except Own as a:
        try:
            raise Own("second")
        except Own as b:
            raise a from None


def links(error):
    return repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__


for call, given in ((replaced, 0), (again, Own("kept")), (again, ValueError("plain")), (circle, Own("c"))):
    try:
        call(given)
    except Exception as error:
        print(links(error))
replaced(0)
