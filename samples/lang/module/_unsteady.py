"""Imported by samples; no sample itself."""
import _log

print("begins", len(_log.LOG))
try:
    print("left from before", CACHE)
except NameError as error:
    print(error)
CACHE = _log.noted("begun")
import _steady


def f(x):
    return x + CACHE + _steady.same(x)


if CACHE < 4:
    raise ValueError("not yet")
VALUE = f(1)
print("ends")
