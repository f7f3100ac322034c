# golden: stdout status
# Rule 7: the same by a written name, and of a module of the library.
import enum


def big(x):
    return x * 1000


a = big(5)
b = a
print(getattr(object, "__eq__")(a, b), enum.bltns.id(a) == enum.bltns.id(b))
