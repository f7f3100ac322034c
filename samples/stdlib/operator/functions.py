# golden: stdout status stderr verdict
# Functions that are operators.
from operator import add, sub, mul, truediv, floordiv, mod, lt, eq, ne, ge, and_, or_, xor, lshift
print(add(1, 2), sub(1, 2.5), mul("a", 3), truediv(1, 4), floordiv(-7, 2), mod(7, -3))
print(lt(1, 2), eq([1], [1]), ne("a", 1), ge(2, 2), and_(6, 3), or_(True, False), xor({1}, {2}), lshift(1, 70))
print(mod("%d-%s", (1, "x")), add([1], [2]), add((1,), ("b",)))
class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return V(self.x + o.x)
    def __lt__(self, o):
        return self.x < o.x
print(add(V(1), V(2)).x, lt(V(1), V(2)))
try:
    add(1, "a")
except TypeError as e:
    print(e)
def f(a, b):
    return floordiv(a, b)
f(1,
  0)
