"""Imported by samples; no sample itself."""
print("deep", __name__)
NAME = "deep"


def doubled(x):
    from _log import noted

    return x * 2 + noted(x)
