# golden: stdout status stderr verdict
# Comparison methods: reflection, subclasses, identity, what containers ask and how often.
class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name)
        return NotImplemented

    def __lt__(self, other):
        print("lt", self.name)
        return NotImplemented

    def __gt__(self, other):
        print("gt", self.name)
        return self.name

class Quiet(Loud):
    pass

class Over(Loud):
    def __gt__(self, other):
        print("Over.gt")
        return "over"

x, y = Loud("x"), Loud("y")
print(x < y, x < Quiet("q"), x < Over("o"), Over("o") < x, Over("o") > x)
try:
    {x}
except TypeError as e:
    print(e)
try:
    hash(x)
except TypeError as e:
    print(e)
