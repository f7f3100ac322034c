"""Imported by samples; no sample itself."""
print("late")
LEVEL = 7


def plus(x):
    return x + 1


def raised():
    global LEVEL
    LEVEL += 1
    return LEVEL
