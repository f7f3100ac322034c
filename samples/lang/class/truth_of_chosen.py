# golden: stdout status stderr verdict
# `(a or b) and c`: where `a` decides, 3.11 jumps past the test of the `and`, on one line; later versions test again.
class Asked:
    def __init__(self, name, truth):
        self.name = name
        self.truth = truth

    def __bool__(self):
        print("asked", self.name)
        if self.truth is None:
            raise ValueError(self.name)
        return self.truth


yes, no, bad = Asked("yes", True), Asked("no", False), Asked("bad", None)
rows = [
    lambda a, b, c: (a or b) and c,
    lambda a, b, c: (a and b) or c,
    lambda a, b, c: (a and b) and c,
    lambda a, b, c: (a or b or c) and a,
    lambda a, b, c: ((a or b) and c) or b,
    lambda a, b, c: a and (b or c) and b,
    lambda a, b, c: (a or (b and c)) and c,
    lambda a, b, c: not (a or b),
    lambda a, b, c: (a
                     or b) and c,
    lambda a, b, c: (
        (a or b)
        and c
    ),
    lambda a, b, c: a and (b or
                           c) and b,
    lambda a, b, c: a and (
        b or c) and b,
]


def shown(value):
    return value.name if isinstance(value, Asked) else value


for number, row in enumerate(rows):
    for a, b, c in [(yes, no, yes), (no, yes, no), (no, no, yes)]:
        print(number, a.name, b.name, c.name)
        print(shown(row(a, b, c)))


def mixed(a, b):
    x = (a or 0) and (b or None)
    y = (a and "text") or b
    return shown(x), shown(y)


print(mixed(yes, no), mixed(no, yes))
print((no or bad) and yes)
