# golden: stdout status stderr verdict
# Classes are compared by identity: `is`, `==`, `in`, as dict keys; `type(True)` is bool and not int.
def same(a, b):
    return type(a) is type(b), type(a) == type(b), type(a) is not type(b), type(a) != type(b)


def kind(x):
    if type(x) is int:
        return "int " + str(x + 1)
    if type(x) == str:
        return "str " + x.upper()
    if type(x) in (float, complex):
        return "number"
    if type(x) not in [list, tuple]:
        return "other " + type(x).__name__
    return "sequence of %d" % len(x)


print(same(1, 2), same(1, True), same("a", 1), same([], [1]), same((), (1, 2)), same(None, None))
print(kind(1), kind("a"), kind(2.0), kind(1j), kind([1, 2]), kind((1,)), kind(None), kind(True), sep=", ")
print(int is int, int == str, int != str, int is not None, bool(int), not str, type(1) in {int, str}, type(1.0) in {int, str})
names = {int: "integer", str: "string", type(None): "nothing", ValueError: "bad value"}
print(names, names[type(3)], names.get(type(2.0), "?"), type("x") in names, names[type(ValueError("x"))])
counts = {}
for value in (1, "a", 2, "b", 3):
    counts[type(value)] = counts.get(type(value), 0) + 1
print(counts, [type(value) for value in (1, "a")], [int, str].index(str), (int, str, int).count(int))
print([int, str] == [type(1), type("")], (int, float) == (int, str), type(1) == "int", None == int)
print(issubclass(bool, int), issubclass(int, bool), issubclass(KeyError, LookupError), issubclass(type(1), object), issubclass(str, KeyError))
