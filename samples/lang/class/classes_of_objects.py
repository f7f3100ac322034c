# golden: stdout status stderr verdict
# The class of an object called: `type(self)(…)`, `self.__class__(…)`, `cls(…)`.


class Amount:
    unit = "none"

    def __init__(self, value=0):
        self.value = value

    @classmethod
    def zero(cls):
        return cls()

    @classmethod
    def named(cls, value):
        print(cls.__name__, cls.unit)
        return cls(value)

    def plus(self, other):
        return type(self)(self.value + other.value)

    def twice(self):
        return self.__class__(value=self.value * 2)

    def show(self):
        return f"{type(self).__name__}:{self.__class__.__name__}:{self.value}:{self.unit}"


class Euro(Amount):
    unit = "EUR"


class Cent(Euro):
    unit = "ct"

    def __init__(self, value=1):
        super().__init__(value * 100)


def made():
    print("made")
    return Euro(3)


amounts = [Amount(1), Euro(2.5), Cent(3)]
for amount in amounts:
    print(amount.plus(Euro(1)).show(), amount.twice().show(), amount.zero().show())
print(Amount.named(2).show(), Cent.named(4).show(), Euro(1).named(5).show())
print(type(made())(7).show(), made().__class__(8).show())
print([type(amount)(6).show() for amount in amounts], [type(a) is Euro for a in amounts])
