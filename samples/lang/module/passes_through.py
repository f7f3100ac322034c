# golden: stdout status stderr verdict
# An exception that passes native functions of two modules, and code of the isolate between them.
import _steps
from _steps import down, ratio


class Kept:
    pass


def outer(text):
    return _steps.number(text) + 1


for text in ["12", "x"]:
    try:
        print(outer(text))
    except ValueError as error:
        print(error)
try:
    down(3)
except _steps.Bottom as error:
    print(type(error).__name__, error)
print(ratio(3, 1), Kept().__class__.__name__)
ratio(
    2,
    _steps.number("2"))
