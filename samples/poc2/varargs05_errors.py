# golden: stdout status stderr verdict
# static: double
# deferred: collect, apply
# Wrong calls raise in CPython's words; the last one is not caught.


def double(x: int) -> int:
    return x + x


def collect(first, *rest, sep="-", **extra):
    return sep.join([str(first), *map(str, rest), *sorted(extra)])


def apply(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except TypeError as error:
        return f"TypeError: {error}"


print(collect(1, 2, 3, sep="/", z=0, y=0))
print(apply(collect))
print(apply(double, 1, 2))
print(apply(double, y=2))
print(apply(double, 21))
print(apply(double, *[4]))
print(double(**{"x": 1, "z": 2}))
