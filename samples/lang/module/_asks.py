"""Imported by samples; no sample itself."""
import own_name


def plus(x):
    return own_name.count(x) + 1
