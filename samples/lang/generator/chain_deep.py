# golden: stdout status stderr verdict
# An instance whose __iter__ is a generator that delegates to others of its kind, and a deep uncaught end.
class Node:
    def __init__(self, v, kids=()):
        self.v = v
        self.kids = list(kids)
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
    def post(self):
        for k in self.kids:
            yield from k.post()
        yield self.v
def build(d, n=[0]):
    n[0] += 1
    v = n[0]
    return Node(v, [build(d - 1) for _ in range(d)])
t = build(3)
print(list(t), list(t.post()), sum(t), max(t.post()))

def chain(n, stop):
    if n == stop:
        for i in range(500):
            yield i
        return
    yield from chain(n + 1, stop)
def helper(g, n):
    if n == 0:
        return next(g)
    return helper(g, n - 1)
g = chain(0, 100)
print(next(g))
for d in range(895, 1000):
    print(d, helper(g, d))
