# golden: stdout status stderr verdict
# Rule 6: what looks at frames is known under any name.
from sys import _getframe as frame


def where(*args):
    return frame(1).f_code.co_name


def caller(n):
    return where(n)


print(caller(1), where())
