# golden: stdout status stderr verdict
# static: Cell.child, A.b, B.more, build
# Instances that methods of instances make, without end: the types come to one.
class Cell:
    def __init__(self, v):
        self.v = v

    def wrap(self):
        return Cell(self)

    def child(self):
        return Cell(self.v)

    def depth(self):
        n = 0
        at = self
        while isinstance(at, Cell):
            n += 1
            at = at.v
        return n

class A:
    def __init__(self, x):
        self.x = x

    def b(self, y):
        return B(self, y)

class B:
    def __init__(self, a, y):
        self.a = a
        self.y = y

    def more(self, z):
        return A(self.y).b(z)

c, d = Cell(1), Cell("s")
for _ in range(5):
    c = c.child()
for _ in range(4):
    d = Cell(d)
print(c.v, d.depth(), c.depth(), Cell(2.5).wrap().wrap().depth())
x = A(1).b("y").more(2.5).more(None)
y = A("q").b(3)
for i in range(4):
    y = y.more(i)
print(y.a.x, y.y)

def build(n):
    return Cell(None) if n == 0 else Cell(build(n - 1))

def pile(n, x):
    return [Cell(x) for _ in range(n)]

print(build(6).depth(), len(pile(3, 1)), pile(2, "z")[1].v + "z", pile(2, 1.5)[0].v * 2)
first = Cell(0)
second = Cell(first)
first.v = second
print(first.v is second)
