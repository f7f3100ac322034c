# golden: stdout stderr status verdict
"""Caches, generators, recursion and exceptions in examples."""
from doctest import testmod
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(n):
    """
    >>> fib(10)
    55
    >>> fib.cache_info().currsize >= 11
    True
    """
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def gen(n):
    """
    >>> list(gen(3))
    [0, 1, 4]
    >>> g = gen(2); next(g), next(g), next(g, 'end')
    (0, 1, 'end')
    """
    for i in range(n):
        yield i * i


def deep(n):
    """
    >>> deep(10)
    10
    >>> deep(10 ** 6)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    RecursionError: maximum recursion depth exceeded in comparison
    """
    return 0 if n == 0 else 1 + deep(n - 1)


def total(xs):
    """
    >>> total([1, 2.5])
    3.5
    >>> total(5)
    Traceback (most recent call last):
    TypeError: 'int' object is not iterable
    """
    s = 0
    for x in xs:
        s += x
    return s


print(total([1]), sum(gen(10)), fib(20))
result = testmod()
print(result.failed, result.attempted)
print(total([2]), sum(gen(10)), fib(20))
