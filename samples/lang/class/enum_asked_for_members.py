# golden: stdout
# A member by its value: what is equal counts.
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


class Kind(Enum):
    TEXT = "t"
    PAIR = ("p", 2)
    NONE = None


print(Color(1), Color(2.0), Color(True), Kind("t"), Kind(None), Kind(("p", 2)))
try:
    Color(3)
except ValueError as error:
    print(error)
