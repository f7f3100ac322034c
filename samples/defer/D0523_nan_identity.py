# golden: stdout status verdict
def known(values, value):
    return value in values


nan = float("nan")
print(known([nan, 1.0], nan), known([1.0], nan))
