# golden: stdout status stderr verdict
# Where the truth of an object is asked for: a condition, `not`, `and` and `or`.
class Unsure:
    def __bool__(self):
        raise ValueError("unsure")


def value(x):
    return not x


def either(x):
    return x or 1


def condition(x, n):
    if n == 1 and not x:
        return 1


def loop(x):
    while x:
        pass


def chosen(x):
    return [1 if x else 2]


def filtered(x):
    return [1 for _ in range(1) if not x]


def asserted(x):
    assert x


def step(n):
    try:
        if n < 6:
            step(n + 1)
    finally:
        x = Unsure()
        if n == 0:
            value(x)
        elif n == 1:
            either(x)
        elif n == 2:
            condition(x, 1)
        elif n == 3:
            loop(x)
        elif n == 4:
            chosen(x)
        elif n == 5:
            filtered(x)
        else:
            asserted(x)


step(0)
