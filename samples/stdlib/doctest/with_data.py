# golden: stdout stderr status verdict
"""Tables and classes that examples change.

>>> TABLE["a"]
1
>>> TABLE["b"] = 2
>>> len(TABLE)
2
>>> from copy import copy
"""
import doctest
import math

TABLE = {"a": 1}
LIMIT = 10


def area(r):
    """
    >>> round(area(2), 3)
    12.566
    >>> math.floor(area(1))
    3
    """
    return math.pi * r * r


class Counter:
    """
    >>> c = Counter()
    >>> c.add(2)
    >>> c.n
    2
    """

    def __init__(self):
        self.n = 0

    def add(self, k):
        """
        >>> c = Counter(); c.add(5); c.n
        5
        """
        self.n += k


def main():
    c = Counter()
    c.add(3)
    print(c.n, TABLE, LIMIT, area(1.5))


if __name__ == "__main__":
    main()
    doctest.testmod()
    main()
