# golden: stdout status stderr verdict
# `__format__`, asked by f-strings, `format` and `str.format`.
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __str__(self):
        return f"({self.x}, {self.y})"

    def __format__(self, spec):
        if not spec:
            return "plain " + str(self)
        if spec.endswith("p"):
            return f"<{self.x:{spec[:-1]}}; {self.y:{spec[:-1]}}>"
        if spec == "fail":
            raise ValueError("cannot")
        return f"[{spec}]"


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, format_spec=""):
        return format(self.cents / 100, format_spec or ".2f")


class Loud(Money):
    def __format__(self, spec):
        print("asked for", repr(spec))
        return super().__format__(spec) + "!"


class Plain:
    def __str__(self):
        return "plain"


v = Vec(1.5, 2)
width = 8
print(f"{v}|{v!s}|{v:.1fp}|{v:>{width}}|{v!s:>12}|{v!r:.5}", "{} {:x}".format(v, v))
print(format(v), format(v, ""), format(v, "05.2fp"), str(v), "%s" % v)
m = [Money(1234), Loud(99)]
print(f"{m[0]} {m[1]:>10.1f} {m[1]}")
print(f"{Plain()} {Plain()!s:>8}")
for spec in ("", ">3", "fail"):
    try:
        print(format(v, spec))
    except ValueError as e:
        print(e)
try:
    print(f"{Plain():>8}")
except TypeError as e:
    print(e)
w = v if width > 3 else 5
print(f"{w:3}", f"{w}")
print(f"{v:fail}")
