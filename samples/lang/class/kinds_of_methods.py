# golden: stdout status stderr verdict
# Class methods get the class they are called on, static ones nothing, properties run on reading and binding.
class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    @classmethod
    def create(cls, n):
        return cls(n)

    @classmethod
    def label(cls):
        return cls.kind + "/" + cls.__name__

    @staticmethod
    def plain(a, b=10):
        return a + b

    def who(self):
        return type(self).__name__ + ":" + self.__class__.__name__ + ":" + self.name

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class A(Base):
    kind = "a"


class B(Base):
    def __init__(self, name):
        super().__init__(name + "!")
        self.extra = [name]

    def who(self):
        return "B." + super().who() + str(len(self.extra))


class Named:
    def __str__(self):
        return "text"


xs = [Base("x"), A("y"), B("z")]
for x in xs:
    print(x.who(), x, str(x), repr(x), "%s %r" % (x, x), x.plain(1), x.label())
print(xs, {1: xs[0]}, (xs[1],))
print(Base.create("q"), A.create("r"), B.create("s").name)
print(Base.label(), A.label(), Base.plain(1, 2), B.plain(b=1, a=2))
k = A
print(k("w").who(), k.kind, k is A, k is not B, type(xs[1]) is A, type(xs[2]) == Base)
print(Named(), f"{Named()}|{Named()!s}")
