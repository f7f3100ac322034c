# golden: stdout status stderr verdict
# Who is evaluated when.
def show(tag, value):
    print(tag, end=" ")
    return value


print([show("e", a + b) for a in show("A", [1, 2]) if show("if", a) for b in show("B", [10])])
print({show("k", a): show("v", a) for a in (1, 2)})
print([show("x", 1), show("y", 2)], (show("a", 1), show("b", 2)), {show("k", 1): show("v", 2)})
generator = (show("g", a) for a in show("G", [5, 6]))
print("made")
print(list(generator), list(generator))
