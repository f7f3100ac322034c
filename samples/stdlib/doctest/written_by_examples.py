# golden: stdout stderr status verdict
"""Examples that write to modules and names; functions with decorators."""
import math
from doctest import testmod
from functools import wraps

XS = [1, 2, 3]
N = 3
f = lambda x: x + N


def area(r):
    """
    >>> area(1) > 3.1
    True
    >>> math.pi = 3
    >>> area(1)
    3
    >>> XS.append(9); XS
    [1, 2, 3, 9]
    >>> f(1)
    4
    >>> N = 10
    >>> f(1)
    4
    """
    return math.pi * r


def deco(g):
    @wraps(g)
    def inner(*args):
        """never seen
        >>> 1/0
        """
        print("called")
        return g(*args)
    return inner


@deco
def twice(x):
    """
    >>> twice(2)
    called
    4
    >>> twice("ab")
    called
    'abab'
    """
    return x + x


print(area(2), f(2), twice(4))
testmod()
print(area(2), f(2), XS)
