"""Imported by samples; no sample itself."""
debug = False
level = 1
names = []
hits = 0
total = 0.0


def shown():
    return debug, level, names, hits, total
