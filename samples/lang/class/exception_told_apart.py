# golden: stdout status stderr verdict
# One handler for native exceptions of all kinds: `isinstance` tells them apart, and what they are is known.
class Fault(Exception):
    pass


class Minor(Fault):
    def __init__(self, level):
        super().__init__(level)
        self.level = level


class Lookup(Fault, KeyError):
    pass


def cause(kind):
    match_error = [Fault("f"), Minor(3), Lookup("key")]
    if kind < 3:
        raise match_error[kind]
    if kind == 3:
        raise KeyError("plain")
    return [][kind]


def look(kind):
    try:
        cause(kind)
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, Fault), isinstance(e, KeyError), isinstance(e, (Minor, IndexError)))
        if isinstance(e, Minor):
            return e.level + 1
        if isinstance(e, (Lookup, IndexError)):
            return e.args[0]
        if not isinstance(e, Fault):
            return "builtin"
        return e


for kind in range(5):
    print(look(kind))

for kind in range(5):
    try:
        cause(kind)
    except (Minor, Lookup) as e:
        print("one of two:", repr(e))
    except (Fault, IndexError) as e:
        print("other:", repr(e))
    except LookupError as e:
        print("lookup:", repr(e))
