# golden: stdout status stderr verdict
# Objects in objects: trees, linked lists, containers of objects in objects.
class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def insert(self, v):
        if v < self.value:
            if self.left is None:
                self.left = Node(v)
            else:
                self.left.insert(v)
        else:
            if self.right is None:
                self.right = Node(v)
            else:
                self.right.insert(v)

    def walk(self, out):
        if self.left is not None:
            self.left.walk(out)
        out.append(self.value)
        if self.right is not None:
            self.right.walk(out)


root = Node(6)
for v in [5, 3, 8, 1, 4, 9, 7]:
    root.insert(v)
out = []
root.walk(out)
print(out, root.left.left.value)
x = None
for i in range(3):
    x = Node(i, x)
while x is not None:
    print(x.value)
    x = x.left
long = None
for i in range(200000):
    long = Node(i, long)
print(long.value)
long = None
print("gone")
