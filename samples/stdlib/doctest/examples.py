# golden: stdout stderr status verdict
# static: add, bubble
"""`doctest` runs the examples in texts with the module's names: native functions are called by them."""
import doctest

calls = 0


def add(a: int, b: int) -> int:
    """Adds.

    >>> add(2, 3)
    5
    >>> add("a", "b")
    'ab'
    >>> add(1, "x")
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> for n in range(3):
    ...     print(add(n, n))
    0
    2
    4
    """
    return a + b


def show(text):
    """
    >>> show("hello")
    hello
    """
    global calls
    calls += 1
    print(text)


def bubble(xs: list) -> list:
    """
    >>> data = [3, 1, 2]
    >>> bubble(data) == data
    True
    >>> data
    [1, 2, 3]
    >>> bubble("x")
    'x'
    """
    n = len(xs)
    for i in range(n):
        for j in range(n - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs


print(sum(add(n, n) for n in range(100)), bubble([5, 3, 9, 1]), calls)
print(doctest.testmod())
print(add(1, 2), bubble(["b", "a"]), calls)
