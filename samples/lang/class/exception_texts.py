# golden: stdout status stderr verdict
# `__str__` and `__repr__` of the program, and those of builtin classes behind them.
class Plain(Exception):
    pass


class Shown(Exception):
    def __str__(self):
        return "shown: " + super().__str__()


class Drawn(ValueError):
    def __repr__(self):
        return f"<Drawn {len(self.args)} {super().__repr__()}>"


class Both(Shown, Drawn):
    pass


class Missing(KeyError):
    pass


for e in (Plain(), Plain("a"), Plain("a", 1), Shown("b"), Drawn("c", 2.5), Both("d"), Missing("e"), Missing()):
    print(e, repr(e), f"{e!s:>12}|{e!r}", "%s" % e, [e], {"k": e})

try:
    raise Both("in a handler")
except Exception as e:
    print(e, repr(e), str(e), type(e), type(e).__name__, e.__class__.__module__)
