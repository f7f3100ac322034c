# golden: stdout status stderr verdict
# Rule 6: standard modules that look at the program see real objects.
import inspect
import pickle
import sys


def scale(x: int, factor: int = 2) -> int:
    """Multiplies.

    >>> scale(4)
    8
    >>> scale("a")
    'aa'
    """
    return x * factor


def table(n: int) -> list[int]:
    return [scale(k) for k in range(n)]


print(table(3), inspect.signature(scale), inspect.getsource(table).splitlines()[0])
print(pickle.loads(pickle.dumps(scale)) is scale, [n for n, f in inspect.getmembers(sys.modules["__main__"], inspect.isfunction)])
import doctest

print(doctest.testmod())
