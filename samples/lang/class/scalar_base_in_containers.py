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


show(lambda: f"{M(3):>{M(6)}}")
show(lambda: [*S("ab")])
show(lambda: {**{S("a"): 1}})
show(lambda: int.from_bytes(b"a", S("big")))
show(lambda: round(F(2.567), M(1)))
show(lambda: int("z", M(36)))
show(lambda: next(M(1)))
show(lambda: next(iter(S("ab"))))
show(lambda: bool(M(0)))
show(lambda: [S("b"), "a"] < ["b", "b"])
show(lambda: S("a") in ["a"])
show(lambda: {"a", "b"} & {S("a")})
show(lambda: {S("a")} | {"a"})
show(lambda: sorted({S("b"), S("a")}))
show(lambda: (M(1), "x") in [(1, "x")])
show(lambda: {(M(1), 2): 3}[(1, 2)])
show(lambda: [M(1)].count(True))
show(lambda: [1.0].index(M(1)))
show(lambda: [M(1), M(2)] == [1.0, 2])
show(lambda: {M(1): 1} == {True: 1})
show(lambda: F("nan") in [float("nan")])
show(lambda: M(5) in {1: 2, 5: 3})
show(lambda: S("k") in {"k": 1})
show(lambda: list({"k": 1, S("k"): 2}))
show(lambda: list({S("k"): 1, "k": 2}.items()))
show(lambda: S("abc") in ("abc", 1, None))
show(lambda: M(1) is M(1))
show(lambda: None == M(0))
show(lambda: M(0) != None)
show(lambda: [None, M(0)].index(0))
show(lambda: (1, 2) < (M(1), 3))
show(lambda: max((M(1), "b"), (1, "c")))
show(lambda: min([3, F(2.5), M(2)]))
show(lambda: sorted([3, F(2.5), M(2)]))
