# golden: stdout status stderr verdict
# Literals are compared with ==, None and True with is, in the order of the text; what __eq__ raises is raised.
class Loud:
    def __init__(self, v):
        self.v = v
    def __eq__(self, o):
        print("eq", self.v, o)
        return self.v == o
class Bad:
    def __eq__(self, o):
        raise ValueError("no eq")
def f(x):
    match x:
        case 1:
            return "one"
        case 2 | 3:
            return "two"
        case "s":
            return "s"
        case None | True:
            return "single"
        case _ if x.v == 9:
            return "nine"
    return "end"
for v in [1, 3, 5, 9]:
    print(f(Loud(v)))
def g(x):
    match x:
        case (_, 5):
            return 5
try:
    g((1, Bad()))
except ValueError as e:
    print("caught", e)
g((1, Bad()))
