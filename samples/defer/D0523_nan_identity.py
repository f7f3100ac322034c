# golden: stdout status verdict
# CPython folds `1e999 - 1e999` into one NaN for all times it is evaluated.
def known(values, value):
    return value in values


def folded():
    return 1e999 - 1e999


nan = folded()
print(known([nan, 1.0], nan), known([1.0], nan), known([nan, 2.0], folded()))
