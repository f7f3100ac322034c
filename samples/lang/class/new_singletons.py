# golden: stdout status stderr verdict
# `__new__` that gives one object again and again: for the class, for a subclass, by an argument.
class S:
    _only = None
    made = 0

    def __new__(cls, *args):
        if cls._only is None:
            S.made += 1
            cls._only = super().__new__(cls)
        return cls._only

    def __init__(self, v=0):
        print("init", v)
        self.v = v


a = S(1)
b = S(2)
print(a is b, a == b, a.v, S.made)


class Sub(S):
    _only = None


c = Sub(5)
print(c is a, Sub() is c, c.v, isinstance(c, S))


class P:
    cache = {}

    def __new__(cls, n):
        if n in cls.cache:
            return cls.cache[n]
        o = object.__new__(cls)
        o.n = n
        cls.cache[n] = o
        return o

    def __repr__(self):
        return f"P({self.n})"


print(P(1) is P(1), P(1) is P(2), P(2).n, P.cache, [P(n) for n in (1, 2, 1)])
