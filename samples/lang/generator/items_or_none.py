# golden: stdout status stderr verdict
# Builtins that go through what may be None: TypeError then, for other values the items.
class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(numbers):
    n = len(numbers)
    if n == 0:
        return None
    i = n // 2
    return Tree(tree(numbers[:i]), numbers[i], tree(numbers[i + 1:]))


def items(found):
    return list(found), tuple(found), sum(found), max(found), sorted(found), set(found) == {0, 1, 2}


def fails(found, which):
    try:
        if which == 0:
            print(list(found))
        elif which == 1:
            print(tuple(found), set(found), frozenset(found))
        elif which == 2:
            print(sum(found), max(found), min(found))
        else:
            print(any(found), all(found), sorted(found))
    except TypeError as error:
        print(error)


assert list(tree(range(10))) == list(range(10))
print(items(tree(range(3))))
for which in range(4):
    fails(None, which)
    fails(3, which)
print(sum(tree(range(0))))
