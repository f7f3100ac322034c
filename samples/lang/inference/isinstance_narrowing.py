# golden: stdout status stderr verdict
# isinstance, is None and truth narrow a union.
def size(x):
    if isinstance(x, int):
        return x + 1
    if isinstance(x, str):
        return len(x)
    if x is None:
        return 0
    return sum(x)


def clean(x=None):
    if not x:
        x = "empty"
    return x.upper()


def half(x):
    return x // 2 if isinstance(x, int) else x[: len(x) // 2]


print(size(4), size("abc"), size(None), size([1, 2]), size(True), size((1.5, 2)))
print(clean(), clean("a"), clean(""), half(9), half("abcd"), half([1, 2, 3]))
