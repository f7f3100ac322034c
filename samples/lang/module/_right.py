"""Imported by samples; no sample itself."""
SIZE = 10


def helper(x):
    return x * SIZE


def run(x):
    return helper(x)
