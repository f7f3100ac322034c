# golden: stdout status stderr verdict
# static: make, make_twice, named, tower, maybe, registry, Factory.stack, Stack.pop
# Functions that make containers: what they hold depends on who has called them.
class Stack:
    def __init__(self, name):
        self.name = name
        self.items = []

    def push(self, x):
        self.items.append(x)
        return self

    def pop(self):
        return self.items.pop()

class Named:
    def __init__(self, name, stack):
        self.name = name
        self.stack = stack

def make(name):
    return Stack(name)

def make_twice(name):
    return make(name + "!")

def named(name):
    return Named(name, make(name))

def tower(n):
    s = make("tower")
    return s.push(tower(n - 1)) if n > 0 else s

def maybe(name, n):
    return make(name) if n > 2 else None

def registry():
    return {"one": make("r")}

class Factory:
    def stack(self):
        return make("f")

a, b, c = make("a"), make("b"), make_twice("c")
print(a.push(1).pop() + 1, b.push("y").pop() + "!", c.push(2.5).pop() * 2, c.name)
n, m = named("n"), named("m")
print(n.stack.push(1).pop() + 1, m.stack.push("q").pop() + "r")
t = tower(3)
print(len(t.items), t.items[0].items[0].name, t.pop().pop().pop().items)
u, v = maybe("u", 1), maybe("v", 5)
if v:
    v.push("v")
    print(u, v.pop() + "v")
r, s = registry(), registry()
print(r["one"].push(1).pop() + 1, s["one"].push("1").pop() + "1")
g, h = Factory().stack(), Factory().stack()
print(g.push(1).pop() + 1, h.push("h").pop() + "h")
b.pop()
