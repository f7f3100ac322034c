"""Imported by samples; no sample itself."""


def f(n):
    return 0 if n == 0 else f(n - 1) + 1


depth = f(85)
print(depth)
f(92)
