# golden: stdout status stderr verdict
# class variables and instance attributes
class A:
    x = 1
    def get(self): return self.x
class B(A): pass
class C(B):
    x = "c"
a, b, c = A(), B(), C()
print(a.get(), b.get(), c.get())
B.x = 2.5
print(a.get(), b.get(), c.get(), B.x)
A.x = None
print(a.get(), b.get(), c.get())
b.x = [1]
print(b.get(), B().get())
A.y = 1
def ry(o):
    try:
        return o.y
    except AttributeError as e:
        return str(e)
print(ry(a), ry(c), ry(B()))
C.y = "s"
print(ry(a), ry(c))
class D:
    def m(self): return "m"
d = D()
f = d.m
d2 = D()
print(f(), f == d.m, f == d2.m, f != d2.m, d.m == d.m)
fs = {d.m: 1} if False else {}
class E:
    def __init__(self): self.cb = None
    def set(self, cb):
        self.cb = cb
        return self
    def fire(self, n):
        cb = self.cb
        if cb:
            return cb(n)
        return "none"
    def on(self, n): return n + 1
    def off(self, n): return n - 1
e = E()
print(e.fire(1), e.set(e.on).fire(1), e.set(e.off).fire(1), e.set(None).fire(1))
lst = [e.on, e.off]
for g in lst: print(g(10))
print([h(1) for h in lst], len(lst), e.on in lst, E().on in lst)
m = max(lst, key=lambda h: h(3))
print(m(0))
def ret(flag): return e.on if flag else e.off
print(ret(True)(5), ret(False)(5))
t = (e.on, 3)
print(t[0](t[1]))
t, u = e.off, e.on
print(t(1), u(1))
print(str(e.on)[:24], repr([e.on])[:25])
