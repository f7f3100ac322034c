# golden: stdout status stderr verdict
# Attributes that only some ways through `__init__` bind; `__init__` called again, or not that of the base.
class Again:
    def __init__(self, n):
        if n > 0:
            self.n = n
        else:
            self.m = n
class Base:
    def __init__(self):
        self.base = 1
class NoSuper(Base):
    def __init__(self):
        self.own = 2
class Loop:
    def __init__(self, items):
        for i in items:
            self.last = i
        while True:
            self.w = 1
            break
        try:
            self.t = int("x")
        except ValueError:
            pass
        try:
            self.u = 5
        finally:
            self.v = 6
class Ret:
    def __init__(self, n):
        if n:
            return
        self.n = n


def again():
    one, two = Again(1), Again(-1)
    one.__init__(-1)
    print(one.n, one.m)
    return two.n
def loop():
    full, empty = Loop([1, 2]), Loop([])
    print(full.last, full.w, full.u, full.v, hasattr(empty, "last"), hasattr(empty, "t"))
    return empty.last
def attempt(which):
    try:
        if which < 2:
            return loop() if which else again()
        return NoSuper().base if which == 2 else Ret(which - 3).n
    except AttributeError as error:
        return str(error)


for which in range(5):
    print(attempt(which))
