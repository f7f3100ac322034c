# golden: stdout status stderr verdict
# `BaseException.__new__` sets `args` to all positional arguments, whatever `__init__` does with them.
class Bare(Exception):
    def __init__(self, a, b=2, *, c="c"):
        self.a, self.b, self.c = a, b, c


class Other(Bare):
    def __init__(self, n):
        super().__init__(n, n + 1)


class Later(Exception):
    def __init__(self, first):
        print("before", self.args, str(self))
        super().__init__(first, "more")
        print("after", self.args, str(self))
        self.args = ("third",)


class Named(Exception):
    def __init__(self, text):
        Exception.__init__(self, text.upper())


for e in (Bare(1), Bare(1, 3), Bare(1, b=3), Bare([1], c=0), Other(7), Later(5), Named("x")):
    print(repr(e), "|", str(e), "|", e.args)


class Half(Exception):
    def __init__(self, what):
        self.what = what
        raise ValueError(f"no {what}")


try:
    raise Half("luck")
except ValueError as e:
    print(repr(e), e.__context__)
