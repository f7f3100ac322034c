"""Imported by samples; no sample itself."""
import _inner


def made(x):
    return _inner.number(x)


VALUES = [made(x) for x in ["1", "2", "z"]]
