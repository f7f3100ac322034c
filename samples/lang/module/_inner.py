"""Imported by samples; no sample itself."""


def number(text):
    return (
        int(text) + 1)
