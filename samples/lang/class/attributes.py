# golden: stdout status stderr verdict
# Attributes: bound in `__init__`, later, never; of one type, of several; read where they may be missing.
class Point:
    def __init__(self, x, y=2):
        self.x = x
        self.y = y


class Late:
    def set(self, v):
        self.v = v

    def get(self):
        return self.v


class Escapes:
    def __init__(self, n):
        self.first = n
        self.show()
        self.second = n + 1

    def show(self):
        try:
            print(self.first, self.second)
        except AttributeError as e:
            print(type(e).__name__, e)


def missing(o):
    try:
        return o.zz
    except AttributeError as e:
        return str(e)


p = Point(3)
p.x += 1
p.y *= 10**20
print(p.x, p.y)
q = Point(1.5, y=None)
print(q.x, q.y)
l = Late()
try:
    print(l.get())
except AttributeError as e:
    print("missing:", e)
l.set([1, 2])
l.v.append(3)
print(l.get())
Escapes(5)
e = Escapes(7)
e.show()
print(missing(p))
a = b = Late()
print(a is b, a is l, a == b, a != l, a in [l, a], [l, a].index(a), a in {l: 1})
