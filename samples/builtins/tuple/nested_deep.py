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


def insert(node, key):
    if not node:
        return (None, key, None)
    left, own, right = node
    if key < own:
        return (insert(left, key), own, right)
    return (left, own, insert(right, key)) if key > own else node


def walk(node):
    return walk(node[0]) + [node[1]] + walk(node[-1]) if node else []


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
searched = None
for key in (5, 2, 9, 2, 7):
    searched = insert(searched, key)
print(searched, walk(searched), f"{small!r:.9}|{make(0)!s}")
print(small == make(1), small != tree, small == 3, small is None, make(0) in (make(0), 1), len(small))
print(hash(chain((1, 2))) == hash((2, (1, ()))), {make(0): "leaf"}[(None, 1, None)])
print(chain("abc"), unchain(chain(range(5))), len(unchain(chain([0] * 100000))))
print(small[1:], small + (4,), small * 2, small.index(1), small.count(None), small[True], small[-2], sep="; ")
print(sorted([chain((3, 1)), chain((2, 1)), chain((3,))]), min(chain((2,)), chain((1, 5))), [len(str(x)) for x in small])
for index in (3, -4, 1):
    try:
        print(small[index], total(small[index]))
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
try:
    print(total(small[:2]))
except ValueError as error:
    print(error)
print(small < tree)
