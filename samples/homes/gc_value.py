# golden: stdout status verdict
# Rule 6: the module as a value may be asked for anything.
import gc


def total(n: int) -> int:
    return n * (n + 1) // 2


def ask(module, name: str):
    return getattr(module, name)


gc.disable()
print(ask(gc, "isenabled")(), total(4), len(ask(gc, "get_objects")()) > 100)
