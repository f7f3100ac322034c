# golden: stdout status stderr verdict
# Recursion through generators: trees, permutations, queens; `yield from` of generators and other iterables.
class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def walk(node):
    if node is not None:
        yield from walk(node.left)
        yield node.value
        yield from walk(node.right)


def permutations(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [items[i]] + rest


def queens(n, row=0, placed=()):
    if row == n:
        yield placed
        return
    for column in range(n):
        if all(c != column and abs(c - column) != row - r for r, c in enumerate(placed)):
            yield from queens(n, row + 1, placed + (column,))


def chain(a, b):
    yield from a
    yield from b


def flat(lists):
    for xs in lists:
        yield from xs


tree = Node(4, Node(2, Node(1), Node(3)), Node(6))
print(list(tree), list(walk(tree)), sum(walk(tree)), [x for x in tree if x % 2])
print(list(permutations([1, 2, 3])), len(list(permutations("abcd"))))
print(next(queens(6)), sum(1 for _ in queens(6)))
print(list(chain("ab", (1, 2.5))), list(chain(range(2), {7: 8})), list(flat([[1], [], [2, 3]])))
