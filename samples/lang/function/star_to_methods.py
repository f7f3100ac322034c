# golden: stdout status stderr verdict
# `f(*items)` of methods, wrappers, lambdas, generators.
class V:
    def __init__(self, *parts):
        self.parts = parts
    def add(self, a, b):
        return a + b + sum(self.parts)
    def all(self, *args):
        return args
    @staticmethod
    def st(a, b): return a * b
    @classmethod
    def make(cls, *xs): return cls(*xs)
v = V(*[1, 2, 3])
xs = [4, 5]
print(v.parts, v.add(*xs), v.all(*xs), v.all(0, *xs), V.st(*xs), V.add(v, *xs))
print(V.make(1).parts)
for n in range(4):
    try:
        print(v.add(*range(n)))
    except TypeError as e:
        print(e)
def wrap(fn):
    def w(*args):
        return fn(*args)
    return w
@wrap
def mul(a, b):
    return a * b
print(mul(2, 3), mul(*xs))
try:
    mul(*xs[:1])
except TypeError as e:
    print(e)
make = lambda a, b: a - b
print(make(*xs))
import sys
def depth(n, *rest):
    if n == 0: return len(rest)
    return depth(n - 1, *rest, )
print(depth(3, 1, 2), depth(*[3, 1, 2]))
def gen(*args):
    for a in args: yield a
print(list(gen(*xs)), [*gen(*"ab")])
def f(a, b, *, sep="-"):
    return f"{a}{sep}{b}"
print(f(*xs))
w = {"a": 1}
def k(x): return x
print(k(*w), k(*w.values()))
print(max(*xs), min(*xs, 1), print(*xs, sep=","))
v.add(*[1])
