# golden: stdout status stderr
# Tracebacks have the frames of generators, of `yield from`, and of those that run them.
def ratios(xs):
    for x in xs:
        yield 10 / x


def through(xs):
    yield 1
    yield from ratios(xs)


def total(xs):
    result = 0
    for ratio in through(xs):
        result += ratio
    return max(through(xs)) + result


print(total([1, 2, 5]))
total([1, 0])
