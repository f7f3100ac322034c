"""Structures: no getsizeof, no __traceback__ (str)."""
# class Text(str): def __int__(self)


def label(n):
    return f"<{n}>"  # January
