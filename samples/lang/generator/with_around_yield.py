# golden: stdout status stderr verdict
# A manager around a `yield` is told of what is thrown in, and of the end.
class Lock:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, repr(value))
        return False


class Mine(Exception):
    pass


class Node:
    def __init__(self, value, left, right):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        with Lock(self.value):
            yield self.value
        if self.right is not None:
            yield from self.right


def locked(n):
    with Lock("a") as a, Lock("b"):
        for i in range(n):
            yield i, a.name


def main():
    for i, name in locked(3):
        print(i, name)
        if i == 1:
            break
    g = locked(2)
    next(g)
    try:
        g.throw(Mine("m"))
    except Mine as mine:
        print("out", mine)
    tree = Node(2, Node(1, None, None), Node(3, None, None))
    print(list(tree))
    for value in tree:
        if value == 2:
            break


main()
