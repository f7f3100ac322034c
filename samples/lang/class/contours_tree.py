# golden: stdout status stderr verdict
# static: Tree.insert, Tree.find, Tree.walk, Map.put, Map.get, Map.items
# Trees that make their own nodes in recursive methods, for several types of keys and values.
class Tree:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.left = None
        self.right = None

    def insert(self, key, value):
        if key == self.key:
            self.value = value
        elif key < self.key:
            if self.left is None:
                self.left = Tree(key, value)
            else:
                self.left.insert(key, value)
        elif self.right is None:
            self.right = Tree(key, value)
        else:
            self.right.insert(key, value)

    def find(self, key):
        at = self.left if key < self.key else self.right
        return self.value if key == self.key else None if at is None else at.find(key)

    def walk(self, out):
        if self.left:
            self.left.walk(out)
        out.append((self.key, self.value))
        return self.right.walk(out) if self.right else out

class Map:
    def __init__(self):
        self.root = None

    def put(self, key, value):
        if self.root is None:
            self.root = Tree(key, value)
        else:
            self.root.insert(key, value)
        return self

    def get(self, key, default=None):
        found = None if self.root is None else self.root.find(key)
        return default if found is None else found

    def items(self):
        return [] if self.root is None else self.root.walk([])

a, b, c = Map(), Map(), Map().put((1, 2), "p").put((0, 5), "q").put((1, 0), "r")
for i, word in enumerate("the quick brown fox jumps over the lazy dog".split()):
    a.put(word, i)
for k in [5, 2, 8, 1, 9, 3]:
    b.put(k, k * 0.5)
print(a.items(), a.get("fox"), a.get("cat", -1))
print(b.items(), b.get(8), b.get(7, 0.25), c.items(), c.get((1, 2)))
print(sum(v for _, v in a.items()), sum(v for _, v in b.items()))
print(a.root.__class__.__name__, isinstance(c.root, Tree))
