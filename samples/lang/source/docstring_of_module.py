# golden: stdout status
# A module body that is native has its docstring all the same.
"""What the program is for.

    Indented, which 3.13 takes away.
  Less.
"""
"""A string that nobody reads."""


def documented(n: int) -> int:
    """Adds one."""
    return n + 1


def doc():
    return __doc__


print(__doc__)
print(documented(1), doc() == __doc__)
