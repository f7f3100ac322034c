# golden: stdout status stderr verdict
# Named tuples taken apart the wrong way, and one that has no text.
from typing import NamedTuple


class Bad:
    def __repr__(self):
        if self is not None:
            raise ValueError("no text")
        return "Bad"


class Holder(NamedTuple):
    what: Bad
    n: int = 3


n = Holder(Bad(), 4)
print(n.n, n[1], n[-1], len(n))
i = 1
print(n[i])
try:
    x, y, z = n
except ValueError as e:
    print(e)
try:
    (x,) = n
except ValueError as e:
    print(e)
try:
    print(n[5])
except IndexError as e:
    print(e)
try:
    print(n + 5)
except TypeError as e:
    print(e)
try:
    print(n)
except ValueError as e:
    print(e)
