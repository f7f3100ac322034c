"""Imported by samples; no sample itself."""
print("never")


def call():
    return 1
