# golden: stdout status stderr verdict
# Exceptions leave through the generator and whoever runs it; then it has ended. StopIteration inside is an error.
def ratios(xs):
    for x in xs:
        yield 10 // x


def more(xs):
    for x in ratios(xs):
        yield x + 1


def first(xs):
    value = next(ratios(xs))
    yield value


g = more([5, 0, 2])
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error)
print(next(g, "ended"), list(g))
try:
    list(first([]))
except RuntimeError as error:
    print(error)


def again(own):
    yield 1
    for g in own:
        yield next(g)


own = []
own.append(again(own))
print(next(own[0]))
try:
    next(own[0])
except ValueError as error:
    print(error, list(own[0]))
print(sum(first([2])))
sum(first([]))
