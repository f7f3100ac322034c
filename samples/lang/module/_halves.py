"""Imported by samples; no sample itself."""


def half(x):
    return x / 2
