# golden: stdout status stderr verdict
# `type(x)` and `x.__class__` of builtin values: names, text, formatting.
def show(x):
    print(type(x), type(x).__name__, x.__class__, f"{type(x)}", f"{type(x)!r}", "%s" % type(x))


show(1)
show(True)
show("a")
show(2.5)
show(1j)
show(None)
show(b"x")
show((1, 2))
show([1])
show({1: 2})
show({3})
show(frozenset([1]))
show(range(3))
show(...)
show(int)
show(ValueError)
print(type(1).__qualname__, type(1).__module__, type(type(1)), type(type(type(1))), int.__class__)
print(str(type(1)), repr(type("")), "{}".format(type(1.0)), f"{type(1)!s:>15}|")
for value in (1, "a", None):
    print(type(value).__name__, value.__class__.__name__)
try:
    print(f"{type(1):>15}")
except TypeError as e:
    print(type(e).__name__, e)
try:
    print(int < str)
except TypeError as e:
    print(e)
