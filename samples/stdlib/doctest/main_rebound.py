# golden: stdout stderr status verdict
"""An example binds names of the module that runs as `__main__` again."""
import doctest
def a(x):
    """
    >>> a(3)
    4
    >>> import __main__
    >>> __main__.a = lambda x: 100
    >>> __main__.LIMIT = 7
    """
    return x + 1
LIMIT = 3
def c(): return a(1) + LIMIT
print(c()); doctest.testmod(); print(c())
