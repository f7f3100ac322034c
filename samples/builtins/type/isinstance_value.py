# golden: stdout status stderr verdict
# `isinstance` with a class, or a tuple of classes, that is a value of its own.
def check_type(value, expected):
    if not isinstance(value, expected):
        raise TypeError(f"expected {expected.__name__}, got {type(value).__name__}")
    return value


def is_any(value, kinds=(int, str)):
    if type(value) in kinds:
        return "exactly"
    return isinstance(value, kinds)


def like(a, b):
    return isinstance(a, type(b)), isinstance(a, (type(b), list)), isinstance(b, a.__class__)


for value, kind in ((1, int), ("a", str), (True, int), (1, str), ([], dict)):
    try:
        print(check_type(value, kind))
    except TypeError as e:
        print(e)
print(is_any(1), is_any(True), is_any(2.5), is_any("x", (str, bytes)), is_any(None))
print(like(1, 2), like(True, 1), like(1, True), like("a", 1), like(None, None))
kinds = {"int": int, "text": str, "number": (int, float)}
print([isinstance(3, kinds["int"]), isinstance("3", kinds["text"])])
print(isinstance(KeyError("k"), type(IndexError("i"))), isinstance(KeyError("k"), type(LookupError())))
