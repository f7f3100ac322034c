# golden: stdout stderr status verdict
"""A text that is bound when the program runs: nobody knows its examples."""
import doctest
def a(x):
    """
    >>> a(3)
    4
    """
    return x + 1
def b(x):
    return x * 2
b.__doc__ = """
>>> b(4)
8
>>> import __main__
>>> __main__.a = lambda x: 100
"""
print(a(1)); doctest.testmod(); print(a(1))
