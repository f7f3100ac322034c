# golden: stdout status stderr verdict
# What `__exit__` gives is asked for its truth where something was raised.
class Neg:
    def __bool__(self):
        raise OSError("no truth")

class F:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        return Neg()

class G:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, t, v, tb):
        return self.n

class H(G):
    def __enter__(self):
        return super().__enter__() * 2
    def __exit__(self, *rest):
        print("H exit")
        return 0

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__), e.__suppress_context__)

def f():
    with F():
        return 1
def f2():
    with F():
        raise ValueError("x")
    return 3
def g():
    for n in [0, 1, 2]:
        try:
            with G(n) as m:
                print("m", m)
                raise KeyError(m)
            print("swallowed")
        except KeyError as e:
            print("passed", e)
    return "done"
def h(flag):
    m = G(1) if flag else H(2)
    with m as x:
        raise ValueError(x)
    return "swallowed"
attempt(f); attempt(f2); attempt(g); attempt(lambda: h(True)); attempt(lambda: h(False))
