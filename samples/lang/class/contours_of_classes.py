# golden: stdout status stderr verdict
# static: Base.show, Base.again, Derived.describe, Derived.of, kind
# Python sees one class, wherever its instances are made: variables, functions, patterns, bases.
class Base:
    made = 0

    def __init__(self, value):
        self.value = value
        type(self).made += 1

    def show(self):
        return f"<{self.describe()}>"

    def describe(self):
        return f"Base {self.value}"

    @classmethod
    def of(cls, value):
        return cls(value)

    def again(self, other):
        return self.__class__(other)

class Derived(Base):
    def __init__(self, value, more):
        super().__init__(value)
        self.more = more

    def describe(self):
        return "Derived " + super().describe() + f" {self.more}"

    @classmethod
    def of(cls, value):
        return cls(value, None)

a, b, c, d, e = Base(1), Base("t"), Base(2.5), Derived([1], "m"), Derived(None, 3)
f, g = Base.of((1, 2)), Derived.of("v")
print(a.show(), b.show(), c.show(), d.show(), e.show(), f.show(), g.show())
print(Base.made, Derived.made)
print(a.again("new").value + "!", b.again(5).value + 1)
print(isinstance(d, Base), isinstance(a, Derived), type(a) == type(b), type(a) is type(d), a.__class__ is c.__class__)
a.extra, b.extra = 5, "e"
print(a.extra + 1, b.extra + "!", hasattr(c, "extra"), getattr(c, "extra", "none"))

def kind(x):
    match x:
        case Derived(value=v, more=None):
            return f"derived without more: {v}"
        case Derived(more=m):
            return f"derived with {m}"
        case Base(value=int(n)):
            return f"int base {n + 1}"
        case Base(value=str(s)):
            return f"text base {s.upper()}"
    return "other"

print(kind(a), kind(b), kind(c), kind(d), kind(e), kind(g), sep="; ")
Base.label, methods = "late", {"a": a.show, "b": b.show}
print(a.label, d.label, Base.label, methods["a"](), methods["b"]())
print(c.extra)
