# golden: stdout status stderr verdict
# The frame of a generator appears in the traceback.
def ratios(xs):
    for x in xs:
        yield 10 / x


def total(xs):
    result = 0
    for ratio in ratios(xs):
        result += ratio
    return result


print(total([1, 2, 5]))
total([1, 0])
