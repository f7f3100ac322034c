# golden: stdout status stderr
# Rule 7: what every object answers, not called where it stands.
def big(x):
    return x * 1000


class Plain:
    pass


a = big(5)
b = a
same = Plain.__eq__
print(list(map(int.__base__.__eq__, [a, b], [a, big(5)])), same(a, b), same(a, big(5)))
print(getattr(Plain, "__eq__")(a, b), [f(a, b) for f in (Plain.__ne__,)], int.__mro__[-1].__dict__["__eq__"](a, b))
