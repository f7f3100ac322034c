# golden: stdout status stderr
# A builtin name that is bound anew in the module `builtins`.
import builtins


def kind(x):
    return type(x).__name__, isinstance(x, float), float


print(kind(1))
original = builtins.float
builtins.float = int
print(kind(1), kind(2.5))
builtins.float = original
builtins.type = lambda x: original
print(kind(1))
