# golden: stdout status stderr verdict
# static: Stack.push, Stack.pop, fill
# Containers that meet in a variable, a list or an attribute hold what either holds.
import sys

class Stack:
    def __init__(self, name="s"):
        self.items = []
        self.name = name

    def push(self, x):
        self.items.append(x)
        return self

    def pop(self):
        return self.items.pop()

    def __repr__(self):
        return f"{self.name}{self.items}"

def make(name):
    return Stack(name)

def fill(stack, items):
    for item in items:
        stack.push(item)
    return stack

a = Stack("a").push(1)
b = Stack("b").push("x")
c = Stack("c").push(2.5)
either = a if len(sys.argv) < 5 else b
either.push(3)
print(either, a, b, c, either is a, either is b)
print(c.pop() * 2)
for s in (a, c):
    print(s, s.name)
both = [a, b]
for s in both:
    s.push(None)
print(both)
print(fill(Stack("f"), [1, 2]), fill(Stack("g"), "ab"), fill(make("h"), (1.5,)), fill(make("i"), [None]))
d = {"ints": Stack().push(1), "more": Stack().push(2)}
e = {"texts": Stack().push("q")}
print(d["ints"].pop() + d["more"].pop(), e["texts"].pop() + "!")
print([type(x).__name__ for x in (a, b, c)])
x = Stack("x")
y = x
y.push(10)
z = Stack("z").push(x)
z.items[0].push(20)
print(x, y, z, x is y, z.items[0] is x)
