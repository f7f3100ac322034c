# golden: stdout status stderr verdict
# `isinstance` with a tuple of classes that stands in a constant, nested tuples, unions, classes no value here has.
NUMBERS = (int, float)
TEXT = str
ALL = ((int, float), str, (bytes, bytearray))


def classify(x):
    if isinstance(x, bool):
        return "bool"
    if isinstance(x, NUMBERS):
        return x + 1
    if isinstance(x, TEXT):
        return x + "!"
    return "other"


def known(x, classes=(int, float)):
    return isinstance(x, (NUMBERS, ALL)), isinstance(x, int | None), isinstance(x, (memoryview, type)), type(x) in classes


for value in (1, 2.5, "a", None, True):
    print(classify(value), isinstance(value, NUMBERS), isinstance(value, ALL), isinstance(value, (type(None), str)))
print(known(1), known("a"), known(None), known(b"x"), isinstance(int, type), isinstance(int, object), isinstance(3, type))
