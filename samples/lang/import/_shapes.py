"""Imported by samples; no sample itself."""
print("loading", __name__)
AREA_LOG = []
UNIT = "cm"


def area(width, height):
    AREA_LOG.append((width, height))
    return width * height


def label(n):
    return f"{n} {UNIT}"
