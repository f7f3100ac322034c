# golden: stdout status stderr verdict
# Tuples in tuples, to any depth: built by recursion and in loops; taken apart, printed, compared, hashed, iterated.
def make(depth, label=1):
    if depth == 0:
        return (None, label, None)
    return (make(depth - 1, label * 2), label, make(depth - 1, label * 2 + 1))


def total(node):
    if node is None:
        return 0
    left, label, right = node
    return total(left) + label + total(right)


def height(node):
    return 1 + max(height(node[0]), height(node[2])) if node else 0


def chain(items):
    cells = ()
    for item in items:
        cells = (item, cells)
    return cells


def unchain(cells):
    items = []
    while cells:
        item, cells = cells
        items.append(item)
    return items


tree, small = make(3), make(1)
print(small, total(tree), height(tree), isinstance(tree, tuple), type(small).__name__)
print(small == make(1), small != tree, small == 3, small is None, make(0) in (make(0), 1), len(small))
print(hash(chain((1, 2))) == hash((2, (1, ()))), {make(0): "leaf"}[(None, 1, None)])
print(chain("abc"), unchain(chain(range(5))), len(unchain(chain([0] * 100000))))
