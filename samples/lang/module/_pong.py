"""Imported by samples; no sample itself."""
import _ping

try:
    print(_ping.late())
except AttributeError as error:
    print(str(error).split(" (")[0])


def double(x):
    return x * 2


def back(x):
    return _ping.twice(x)
