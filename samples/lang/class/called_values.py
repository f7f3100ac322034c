# golden: stdout status stderr verdict
# Calls of values that may be instances with `__call__`, methods, or None.

class Adder:
    __slots__ = ("by", "then")

    def __init__(self, by):
        self.by = by
        self.then = None

    def __call__(self, x, *, twice=False):
        x += self.by * (2 if twice else 1)
        return x if self.then is None else self.then(x)

    def __len__(self):
        return self.by


class Doubler:
    def run(self, x, *, twice=False):
        return x * (4 if twice else 2)

    def __add__(self, other):
        if isinstance(other, Adder):
            return other.by
        return NotImplemented


class Loose(Doubler):
    pass


class Holder:
    def __init__(self, call):
        self.call = call

    def use(self, x):
        return self.call(x, twice=True)


adder = Adder(3)
for call in (adder, Doubler().run):
    print(call(5), call(x=7, twice=True), Holder(call).use(1))
adder.then = Doubler().run
print(adder(1), adder(True), callable(adder), callable(Doubler()), callable(adder.then))
adder.then = Adder(10)
print(adder(1), len(adder), bool(Adder(0)), not Adder(0))
print(Doubler() + adder)
for one in (adder, None, Doubler()):
    try:
        print(one(2))
    except TypeError as error:
        print(error)
for left in (Doubler(), Loose(), adder):
    try:
        print(left + 1)
    except TypeError as error:
        print(error)
