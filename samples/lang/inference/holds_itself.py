# golden: stdout stderr
# A container that holds itself, or could, beside variables that share its type.
def first(*values):
    return values[0]


a = 0
b = [1, 2]
c = {1: 2}
try:
    a = c if {a, None} else b
    c[c] = [b]
except TypeError as error:
    print(error)
print(a, b, c)
xs = [1]
xs.append(xs)
print(xs, len(xs[1]), xs[1] is xs)
d = {}
d["self"] = d
print(d, first(d) == d if len(d) > 1 else "one")
tree = []
for _ in range(3):
    tree = [tree, tree]
print(tree)
for word in nowhere if a == 5 else ["w"]:
    print(word)
for item in undefined_name:
    print(item)
