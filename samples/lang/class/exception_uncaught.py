# golden: stdout status stderr verdict
# Nobody catches it: its text by `__str__`, notes, the chain before it.
class Inner(Exception):
    def __str__(self):
        return "inner text"


class Outer(ValueError):
    def __init__(self, level):
        super().__init__(f"level {level}")
        self.add_note(f"a note for {level}")
        self.add_note("two\nlines")


def inner():
    raise Inner(1)


def outer(level):
    try:
        inner()
    except Inner as e:
        raise Outer(level) from e


def last():
    try:
        outer(3)
    except Outer:
        raise Inner


last()
