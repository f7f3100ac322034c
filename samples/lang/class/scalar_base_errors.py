# golden: stdout status stderr verdict
class M(int):
    pass


class S(str):
    pass


class F(float):
    pass


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: abs(S("x")))
show(lambda: round(S("x")))
show(lambda: len(M(1)))
show(lambda: divmod(M(1), M(0)))
show(lambda: -S("x"))
show(lambda: ~F(1))
show(lambda: M(1).foo())
show(lambda: S("a").foo())
show(lambda: M(1)[0])
show(lambda: M(1)())
show(lambda: "%d" % S("a"))
show(lambda: "%x" % F(1))
show(lambda: "%c" % F(1))
show(lambda: "a" + M(1))
show(lambda: M(1) + "a")
show(lambda: M(1) | F(1))
show(lambda: S("a") - S("b"))
show(lambda: S("a") * S("b"))
show(lambda: S("a") * F(2))
show(lambda: 1 in M(3))
show(lambda: int(S("zz")))
show(lambda: float(S("zz")))
show(lambda: int(F("inf")))
show(lambda: F("1e400") ** 2)
show(lambda: F(0) ** -1)
show(lambda: ord(S("ab")))
show(lambda: M(None))
show(lambda: F([]))
show(lambda: hash(S("x")) == hash("x"))
show(lambda: S("x").format_map({}))
show(lambda: M(3).to_bytes(2, "big"))
show(lambda: M(3).x)
show(lambda: isinstance(M(3), (int, str)))
show(lambda: "{:d}".format(S("a")))
show(lambda: "{:q}".format(M(3)))
show(lambda: "{:.3d}".format(M(3)))
show(lambda: format(F(1), "s"))
