# golden: stdout
# A constant is no function, an iterable no iterator, an attribute that is computed no method.
import math


def nan() -> str:
    try:
        return repr(math.nan())
    except TypeError as error:
        return str(error)


def following(text: str) -> str:
    try:
        return next(text)
    except TypeError as error:
        return str(error)


def arguments(error: ValueError) -> str:
    try:
        return repr(error.args())
    except TypeError as error:
        return str(error)


print(nan(), following("abc"), arguments(ValueError("v")))
