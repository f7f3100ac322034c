# golden: stdout status stderr verdict
# Fields are evaluated and formatted from left to right.
log = []


def note(value):
    log.append(value)
    return value


class Loud:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        log.append(f"format {self.name} {spec!r}")
        return self.name.upper()

    def __str__(self):
        log.append("str")
        return "s" + self.name

    def __repr__(self):
        log.append("repr")
        return "r" + self.name


print(f"{note(1)} {note('b'):>{note(5)}} {Loud('x'):abc} {Loud('y')!r} {Loud('z')!s:>5} {note(2)}")
print(log)
print(f"{note('a')} {note(1) / 0} {note('never')}")
