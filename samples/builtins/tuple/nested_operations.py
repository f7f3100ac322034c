# golden: stdout status stderr verdict
# What a tuple can do, done to tuples nested to any depth; a search tree of them.
def make(depth, label=1):
    if depth == 0:
        return (None, label, None)
    return (make(depth - 1, label * 2), label, make(depth - 1, label * 2 + 1))


def total(node):
    if node is None:
        return 0
    left, label, right = node
    return total(left) + label + total(right)


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


small, tree = make(1), make(2)
searched = None
for key in (5, 2, 9, 2, 7):
    searched = insert(searched, key)
print(searched, walk(searched), f"{small!r:.9}|{make(0)!s}")
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
