# golden: stdout status stderr verdict
# `print(*items)`: all items are taken before the first is printed.
def show(xs, d):
    print(*xs)
    print(*xs, sep=", ", end="!\n")
    print(*map(str, xs), sep="-")
    print(*d)
    print(*d.items())
    print(*(1, "a", None))
    print(*"abc", flush=True)
    print(*[])
    print(*range(3), end="\n\n")
    print(*[x * 2 for x in xs], sep="\n")
    print(*sorted(xs, key=lambda x: -x))
    print(*filter(None, [0, 1]), sep=None)


def half(x):
    print("half", x)
    return 10 // x


show([1, 2, 3], {"a": 1, "b": 2})
print(*map(half,
           [1, 0]))
