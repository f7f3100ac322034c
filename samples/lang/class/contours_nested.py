# golden: stdout status stderr verdict
# static: Vector.append, Vector.each, Set.add, Set.collect, Graph.link, numbers
# Containers in attributes of others, made in their methods, in functions and in static methods.
class Vector:
    def __init__(self, size=0):
        self.storage = [None] * size
        self.last = 0

    def append(self, x):
        if self.last >= len(self.storage):
            self.storage = self.storage + [None] * 2
        self.storage[self.last] = x
        self.last += 1

    def each(self, f):
        for i in range(self.last):
            f(self.storage[i])

    @staticmethod
    def with_one(x):
        v = Vector(1)
        v.append(x)
        return v

class Set:
    def __init__(self):
        self.items = Vector()

    def add(self, x):
        self.items.append(x)
        return self

    def collect(self, f):
        out = Set()
        self.items.each(lambda x: out.add(f(x)))
        return out

class Graph:
    def __init__(self):
        self.nodes, self.names, self.edges = Set(), Set(), Vector()

    def link(self, a, b, name):
        self.nodes.add(a).add(b)
        self.names.add(name)
        self.edges.append(Vector.with_one((a, b)))

def numbers(n):
    v = Vector()
    for i in range(n):
        v.append(i)
    return v

g, total, s = Graph(), Vector(), Set().add("a").add("bb")
g.link(1, 2, "one")
g.link(2, 3, "two")
g.link(1, 3, "one")
numbers(4).each(lambda n: total.append(n / 2))
print(total.storage, g.nodes.items.last, g.names.items.storage, g.edges.storage[2].storage[0][0] + 1)
print(s.collect(lambda w: len(w)).items.storage, s.collect(lambda w: w.upper()).items.storage)
print(Vector.with_one(3).storage[0] + 1, Vector.with_one("q").storage[0] + "r", s.items.storage[5])
