# golden: stdout status stderr verdict
# Rule 7: code of the isolate asks for identity of what crossed as a scalar: the program stays whole.
def f(n):
    return n + 1
def g(*a):
    return a[0] is a[1]
class Node:
    def __init__(self, v): self.v = v
    def same(self, other): return self.v is other.v
x = f(1000)
print(g(x, x), g(x, f(1000)))
a, b = Node(x), Node(x)
print(a.same(b))
t = "ab" * f(3)
print(g(t, t))
