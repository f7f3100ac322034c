# golden: stdout status stderr verdict
# bool, type, isinstance, callable, id, hash.
print(bool(), bool(0), bool("0"), bool([]), bool([0]), bool(None), bool(0.0), bool("") or "x", bool(range(0)))
print(type(1) is int, type(True) is bool, type("").__name__, type(None).__name__, type([]) == list, type(1.0) in (int, float))
print(isinstance(1, (str, int)), isinstance(True, int), isinstance(1, bool), isinstance("a", str), isinstance(None, type(None)), isinstance(1, int | str))
print(callable(print), callable(5), hash("a") == hash("a"), hash(1) == hash(1.0), id([]) != 0, hash(None) == hash(None))
x = [1]
y = x
print(id(x) == id(y), x is y, issubclass(bool, int), isinstance([], object))
isinstance(1, 5)
