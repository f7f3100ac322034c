# golden: stdout status stderr verdict
# a property's setter in __init__, reading before; walrus, lambda and comprehension that see self; super in the middle
class P:
    def __init__(self, v):
        self.value = v
        self.done = True
    @property
    def value(self):
        return self._v
    @value.setter
    def value(self, v):
        try:
            print(self.done)
        except AttributeError as e:
            print("early:", e)
        self._v = v
class Mid(P):
    def __init__(self, v):
        self.before = 1
        super().__init__(v)
        self.after = 2
    def look(self):
        return self.before, self.after
class Two:
    def __init__(self, a):
        self.a, self.b = a, self.get()
    def get(self):
        try:
            return self.a
        except AttributeError as e:
            return str(e)
class Chain:
    def __init__(self):
        self.x = self.y = self
        self.z = self.x.probe()
        self.end = 1
    def probe(self):
        return hasattr(self, "z"), hasattr(self, "end")
class Cond:
    def __init__(self, n):
        self.p = 1 if n else self.q
        self.q = 2
def t(f, n):
    try:
        return f(n)
    except AttributeError as e:
        return str(e)
def mk(n):
    return Cond(n).q
p = P(1); print(p.value, p.done)
m = Mid(2); print(m.look(), m.value)
two = Two(5); print(two.a, two.b)
c = Chain(); print(c.z)
print(t(mk, 1), t(mk, 0))
