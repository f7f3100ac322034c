# golden: stdout status stderr verdict
# Managers of the program that raise, and objects that are none.
class A:
    def __enter__(self):
        raise RuntimeError("enter")
    def __exit__(self, *a):
        print("never")

class B:
    def __enter__(self):
        return 1
    def __exit__(self, *a):
        raise RuntimeError("exit")

class C:
    def __enter__(self):
        return 1

class D:
    def __exit__(self, *a):
        return True

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__), e.__suppress_context__)

def a():
    with A():
        print("body")
def b():
    with B():
        print("body")
def b2():
    with B():
        raise ValueError("in body")
def c():
    with C():
        print("body")
def d():
    with D():
        print("body")
attempt(a); attempt(b); attempt(b2); attempt(c); attempt(d)
with C():
    pass
