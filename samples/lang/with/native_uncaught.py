# golden: stdout status stderr verdict
class B:
    def __enter__(self):
        return 1
    def __exit__(self, *a):
        raise RuntimeError("exit")

def b2():
    with B() as one, \
         B():
        raise ValueError("in body")

class A:
    def __enter__(self):
        raise RuntimeError("enter")
    def __exit__(self, *a):
        pass
def a(x):
    with B() as q:
        with A():
            print(x)
try:
    a(1)
except RuntimeError:
    print("c")
b2()
