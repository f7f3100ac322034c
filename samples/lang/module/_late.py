"""Imported by samples; no sample itself."""
print("late")


def plus(x):
    return x + 1
