# golden: stdout status stderr verdict
# Functions of a module and lambdas as objects: in displays, attributes, results, keys.
def add(a, b):
    return a + b


def sub(a, b):
    return a - b


class Calc:
    ways = [add, sub]

    def __init__(self, f):
        self.f = f

    def run(self, a, b):
        return self.f(a, b)


def pick(flag):
    return add if flag else sub


def fresh():
    return lambda: 5


def doubled(x, f=lambda v: v * 2):
    return f(x)


def folded(f, items):
    total = 0
    for item in items:
        total = f(total, item)
    return total


OPS = {"+": add, "-": sub, "*": lambda a, b: a * b}
print(OPS["+"](1, 2), OPS["-"](1, 2), OPS["*"](3, 4), Calc(OPS["*"]).run(2, 3), Calc(add).run("a", "b"))
for name, way in [("a", add), ("s", sub)]:
    print(name, way(1, 2), way.__name__)
print(pick(True)(1, 1), pick(False)(1, 1), pick(True) is add, pick(True) == pick(False), add is OPS["-"])
print(Calc.ways.index(sub), add in Calc.ways, Calc.ways.count(add), {add: 1, sub: 2}[sub])
print(fresh()(), fresh() == fresh(), fresh() is fresh(), doubled(4), doubled(4, lambda v: v))
print(repr(add)[:15], str(OPS["*"])[:20])
print(folded(add, [1, 2]), folded(OPS["*"], [3]), folded(lambda a, b: b, [7]))
