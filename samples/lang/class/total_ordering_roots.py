# golden: stdout status verdict
# The same of `__le__`, `__gt__` and `__ge__`: which methods are asked, and an exception that passes.
import functools
@functools.total_ordering
class LessOrEqual:
    def __init__(self, a): self.a = a
    def __eq__(self, o):
        print("eq", self.a, o.a)
        return self.a == o.a
    def __le__(self, o):
        print("le", self.a, o.a)
        if self.a == 7: raise ValueError("seven")
        return {"lt": self.a < o.a, "le": self.a <= o.a, "gt": self.a > o.a, "ge": self.a >= o.a}["le"]
x, y = LessOrEqual(1), LessOrEqual(2)
for p, q in ((x, y), (y, x), (x, LessOrEqual(1))):
    print(p < q, p <= q, p > q, p >= q)
try:
    LessOrEqual(7) < x
except ValueError as e:
    print("caught", e)
@functools.total_ordering
class Greater:
    def __init__(self, a): self.a = a
    def __eq__(self, o):
        print("eq", self.a, o.a)
        return self.a == o.a
    def __gt__(self, o):
        print("gt", self.a, o.a)
        if self.a == 7: raise ValueError("seven")
        return {"lt": self.a < o.a, "le": self.a <= o.a, "gt": self.a > o.a, "ge": self.a >= o.a}["gt"]
x, y = Greater(1), Greater(2)
for p, q in ((x, y), (y, x), (x, Greater(1))):
    print(p < q, p <= q, p > q, p >= q)
@functools.total_ordering
class GreaterOrEqual:
    def __init__(self, a): self.a = a
    def __eq__(self, o):
        print("eq", self.a, o.a)
        return self.a == o.a
    def __ge__(self, o):
        print("ge", self.a, o.a)
        if self.a == 7: raise ValueError("seven")
        return {"lt": self.a < o.a, "le": self.a <= o.a, "gt": self.a > o.a, "ge": self.a >= o.a}["ge"]
x, y = GreaterOrEqual(1), GreaterOrEqual(2)
for p, q in ((x, y), (y, x), (x, GreaterOrEqual(1))):
    print(p < q, p <= q, p > q, p >= q)
print(LessOrEqual(7) > LessOrEqual(1))
