# golden: stdout status verdict
# An item of a list becomes a tuple that holds the item: what two such lists have in common has no type with an end.
def visit(tree):
    for item in tree:
        if type(item) == tuple:
            item, children = item
            visit(children)
        item[1] = 2


a = [[1, 2]]
a[-1] = (a[-1], [[3, 4]])
b = [[5, 2]]
b[-1] = (b[-1], a)
visit(b)
print(b)
c = [[1, 2], [2, 3]] + b
visit(c)
print(c)
