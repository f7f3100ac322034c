# golden: stdout stderr status verdict
# static: add, work
"""Examples that give a function attributes and bind its name, in a namespace of their own."""
def add(a, b):
    """
    >>> add(1, 2)
    3
    >>> add.cache = 5
    >>> add(1, 2), add.cache
    (3, 5)
    >>> def add(a, b): return 0
    >>> add(1, 2)
    0
    >>> import sys
    >>> sys.stderr.write("to stderr\\n")
    10
    """
    return a + b

def work(n):
    """
    >>> work(4)
    6
    >>> work('x')
    Traceback (most recent call last):
        ...
    TypeError: 'str' object cannot be interpreted as an integer
    """
    total = 0
    for i in range(n):
        total = add(total, i)
    return total

def run():
    import doctest
    doctest.testmod(optionflags=doctest.ELLIPSIS)
    print(work(1000), hasattr(add, "cache"))
run()
run()
