"""Imported by samples; no sample itself."""
_secret = 1


def other(x):
    return x + _secret


def level_of():
    return 0
