# golden: verdict stdout status
# What one operand of a condition says of a name is forgotten where a later operand binds it.
def is_none(x):
    if x is None and (x := 5) == 5:
        return x + 1
    return x


def is_str(x):
    if not (isinstance(x, str) and (x := len(x)) > 2):
        return "no", x
    return "yes", x + 1


def either(x):
    if type(x) is int or (x := 2.5) is None or [x := None for _ in range(1)] == []:
        return "then", x
    return "else", x


def generator(x):
    if x is None and any((x := item) for item in (0, "s")) and x is not None:
        return x.upper()
    return x


def loop(x):
    while x is None and not (x := 3) is None:
        x = None if x < 3 else x
    return x


def value(x):
    return (x is None and (x := "v") is not None and x.upper()), x


print(is_none(None), is_none(3), is_str("abc"), is_str("ab"), is_str(4))
print(either(1), either("s"), either(None), generator(None), generator(7))
print(loop(None), loop(1), value(None), value(2))
