# golden: stdout status stderr verdict
# What a program can ask about itself.
import os
import sys

print(__name__, __doc__, os.path.basename(__file__), __builtins__ is sys.modules["builtins"])
print(sys.modules["__main__"].__dict__ is globals(), __spec__, __package__, type(__loader__).__name__)
print(os.path.basename(sys.path[0]), sys.argv[0] == __file__, sys.flags.hash_randomization)
if __name__ == "__main__":
    print("run as a program")


def f(x: int, *rest, y=2) -> str:
    "Documentation."
    return "r"


print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames)
print(f.__annotations__, f.__code__.co_firstlineno, os.path.basename(f.__code__.co_filename))
