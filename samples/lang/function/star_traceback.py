# golden: stdout status stderr verdict
# A wrong number of items is an error of the call.
def f(a, b):
    return a
def g(xs):
    return f(
        *xs
    )
try:
    g([1, 2])
    g([1, 2, 3])
except TypeError as e:
    print(e)
class A:
    def __init__(self, v): self.v = v
def h(xs):
    return A(*xs).v
print(h([3]))
print(h([]))
