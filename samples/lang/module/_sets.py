"""Imported by samples; no sample itself."""


def has(word):
    return word in {"apple", "pear", "plum"}


def listed():
    return [word for word in {"apple", "pear", "plum", "fig"}]


def made():
    return {3, 1, 2}
