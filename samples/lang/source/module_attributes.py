# golden: stdout status
"""Doc of the module."""
# What the module and its functions say of themselves, wherever they run.
import json
import sys

x: int = 3
y: "str"


def native(a: int, b: int = 2, *, c: str = "q") -> int:
    """Native."""
    return a + b


def deferred(*args: int, k: float = 1.5, **kw) -> None:
    """Deferred."""


def attributes():
    return __name__, __doc__, __package__, __spec__, __cached__, type(__loader__).__name__, type(__builtins__).__name__


def attributes_of_isolate(*args):
    return __name__, __doc__, __package__, __spec__, __cached__, type(__loader__).__name__, type(__builtins__).__name__


def annotations():
    return __annotations__


class Class:
    """Of the class."""

    a: int = 1

    def method(self, p: "int" = 5) -> str:
        "Of the method."
        return self.__class__.__name__


print(__annotations__, annotations(), __file__.endswith("module_attributes.py"))
print(__name__, __package__, __spec__, __cached__, type(__loader__).__name__, type(__builtins__).__name__)
print(attributes())
print(attributes_of_isolate(1))
for f in (native, deferred, annotations, Class.method):
    print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__)
    print(f.__code__.co_varnames, f.__dict__)
native.tag = 5
print(native.tag, native.__dict__, native.__defaults__, native.__code__.co_argcount)
print(Class.__name__, Class.__qualname__, Class.__module__, Class.__doc__, Class.__annotations__, Class().method())
main = sys.modules["__main__"]
print(main.__doc__, main.__name__, main.__annotations__, native.__globals__ is main.__dict__, list(globals()))
print(native(1), json.dumps(deferred(1)))
