"""Imported by samples; no sample itself."""
import _early_bird

seen = [_early_bird.FIRST, hasattr(_early_bird, "second")]


def later():
    return len(seen)


def fails():
    from _early_bird import third
