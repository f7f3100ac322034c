# golden: stdout status stderr verdict
# Classes derived from `list` that hold each other, and one that is made by a class method.
class Node(list):
    def __init__(self, label):
        self.label = label

    def total(self):
        return 1 + sum(child.total() for child in self)

    def walk(self, depth=0):
        print("  " * depth + self.label)
        for child in self:
            child.walk(depth + 1)

root = Node("root")
a = Node("a")
root.append(a)
root.append(Node("b"))
a.append(Node("c"))
root.walk()
print(root.total(), len(root), root[0].label, root == root, a == Node("x"))
print(root)
for i, child in enumerate(root):
    print(i, child.label)
for x, y in zip(root, reversed(root)):
    print(x.label, y.label)

class Matrix(list):
    @classmethod
    def identity(cls, n):
        m = cls()
        for i in range(n):
            m.append([1 if i == j else 0 for j in range(n)])
        return m

    @property
    def rows(self):
        return len(self)

    def __mul__(self, other):
        result = Matrix()
        for row in self:
            result.append([sum(a * b for a, b in zip(row, col)) for col in zip(*other)])
        return result

    def __str__(self):
        return "\n".join(" ".join(map(str, row)) for row in self)

m = Matrix.identity(3)
m[0][2] = 5
print(m * m)
print(m.rows, repr(m * m))

