# golden: stdout status stderr verdict
# `super()` in its two forms: behind which class to look, and for which object.


class Base(object):
    def __init__(self, name):
        super(Base, self).__init__()
        self.name = name

    def describe(self):
        return "base " + self.name

    def total(self):
        return 1


class Left(Base):
    def __init__(self, name, left):
        super(Left, self).__init__(name)
        self.left = left

    def describe(self):
        return "left " + super(Left, self).describe()

    def total(self):
        return super(Left, self).total() + 10


class Right(Base):
    def describe(self):
        return "right " + super().describe()

    def total(self):
        return super().total() + 0.5


class Both(Left, Right):
    def __init__(self):
        super(Both, self).__init__("both", 3)

    def describe(self):
        me = self
        return super(Both, me).describe() + "/" + super(Left, self).describe()


class Strict:
    def __init__(self, value):
        super().__init__(value)


for one in [Base("b"), Left("l", 1), Right("r"), Both()]:
    print(one.describe(), one.total(), one.name)
print(Both().left + Left("m", 2.5).left)
try:
    Strict(1)
except TypeError as error:
    print(error)
