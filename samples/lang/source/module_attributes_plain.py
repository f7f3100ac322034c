# golden: stdout status
"""Doc"""
# The same in a program that nothing else leads into the isolate.
def double(n: int) -> int:
    """Twice."""
    return n * 2


value: int = double(4)
if value > 3:
    weight: float = 1.5
print(__doc__, __annotations__)
print(__package__, __spec__, __cached__, __name__, __builtins__ is not None)
print(double.__name__, double.__doc__, double.__annotations__)
__doc__ = "another"
print(__doc__, weight)
del __doc__
try:
    1 / 0
except ZeroDivisionError as error:
    print(type(error).__name__, type(error).__doc__, error.__class__.__qualname__, type(error).__module__)
