# golden: stdout status stderr verdict
# __match_args__: places and names, attributes that are missing, and the TypeErrors of class patterns.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x):
        self.x = x
def f(p):
    match p:
        case P(x, y):
            return "xy", x, y
        case P(x):
            return "x", x
        case _:
            return "?"
a = P(1)
b = P(2)
b.y = 3
print(f(a), f(b), f(5))
def g(p):
    match p:
        case P(1, 2, 3):
            return 1
    return 0
try:
    print(g(4))
    g(a)
except TypeError as e:
    print(e)
def h(p):
    match p:
        case P(1, x=2):
            return 1
    return 0
try:
    h(a)
except TypeError as e:
    print(e)
class Q:
    pass
def k(p):
    match p:
        case Q(z):
            return z
    return "no"
print(k(a))
def m(v):
    match v:
        case int(a, b):
            return a
    return "no"
print(m("s"))
try:
    m(1)
except TypeError as e:
    print(e)
k(Q())
