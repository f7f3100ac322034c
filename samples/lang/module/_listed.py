"""Imported by samples; no sample itself."""
__all__ = ["shown", "level"]
level = 4
hidden = 5


def shown(x):
    return x * hidden
