# golden: stdout status stderr verdict
# Bases that are derived from `list` themselves, and a mixin before them.
class A(list):
    pass

class B(A):
    def first(self):
        return self[0]

class Mixin:
    def last(self):
        return self[-1]

class C(Mixin, B):
    pass

c = C((3, 4))
print(c.first(), c.last(), c)
x: list = c
y = A(c)
print(y, y == c, c == y)
z = [c, y, A()]
print(z, [len(q) for q in z])
def f(xs: list):
    return xs[0]
print(f(c), f([9]))
p, q = c
print(p, q, max(c), min(c), any(c), all(c), tuple(c), set(c), str(c), list(map(str, c)))
print(A([8]) + [9])
