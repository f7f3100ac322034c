# golden: stdout stderr status verdict
# static: fact, broken
"""Examples that fail: what `doctest` says of them, without its paths."""
import contextlib
import doctest
import io


def fact(n: int) -> int:
    """
    >>> [fact(n) for n in range(6)]
    [1, 1, 2, 6, 24, 120]
    >>> fact(30)
    265252859812191058636308480000000
    >>> fact(-1)
    Traceback (most recent call last):
        ...
    ValueError: n must be >= 0
    >>> fact(3)
    7
    """
    if n < 0:
        raise ValueError("n must be >= 0")
    return 1 if n < 2 else n * fact(n - 1)


def broken(n):
    """
    >>> broken(1)
    2
    >>> broken(0)
    0
    """
    return 10 // n


out = io.StringIO()
with contextlib.redirect_stdout(out):
    print(fact(5))
    result = doctest.testmod(verbose=True)
print("\n".join(line for line in out.getvalue().split("\n") if not line.strip().startswith("File")))
print(result, fact(20))
