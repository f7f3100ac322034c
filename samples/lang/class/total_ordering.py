# golden: stdout status stderr verdict
# `@total_ordering`: what the library makes of `__lt__`, in the class and in those derived from it.
from functools import total_ordering
@total_ordering
class V:
    def __init__(self, a): self.a = a
    def __eq__(self, o):
        if not isinstance(o, V): return NotImplemented
        return self.a == o.a
    def __lt__(self, o):
        if not isinstance(o, V): return NotImplemented
        return self.a < o.a
    def __repr__(self): return f"V({self.a})"
class W(V):
    def __lt__(self, o):
        print("W.lt")
        return self.a > o.a
x, y = V(1), V(2)
print(x < y, x <= y, x > y, x >= y, x >= V(1), x <= V(1), x > V(1))
print(sorted([V(3), V(1), V(2)]), max(x, y), min([y, x]), sorted([V(1), V(2)], reverse=True))
print(W(1) > W(3), W(1) <= W(5), W(2) >= W(2))
print((V(1), 2) > (V(1), 1), [V(1)] <= [V(2)])
