# golden: stdout status stderr verdict
# Queues of searches and windows; annotations with brackets.
from collections import deque
class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right
def levels(root: Node) -> list[list[int]]:
    out = []
    q: deque[Node] = deque([root])
    while len(q) > 0:
        row = []
        for _ in range(len(q)):
            n = q.popleft()
            row.append(n.v)
            if n.left: q.append(n.left)
            if n.right: q.append(n.right)
        out.append(row)
    return out
print(levels(Node(1, Node(2), Node(3, Node(4)))))
def window(xs: list[int], k: int) -> list[int]:
    q: deque[int] = deque()
    out = []
    for i, x in enumerate(xs):
        while q and xs[q[-1]] <= x:
            q.pop()
        q.append(i)
        if q[0] == i - k:
            q.popleft()
        if i >= k - 1:
            out.append(xs[q[0]])
    return out
print(window([1, 3, -1, -3, 5, 3, 6, 7], 3))
def grid(w: int, h: int) -> int:
    q = deque([(0, 0, 0)])
    seen = set()
    while q:
        x, y, d = q.popleft()
        if (x, y) == (w - 1, h - 1):
            return d
        if (x, y) in seen:
            continue
        seen.add((x, y))
        for dx, dy in ((1, 0), (0, 1)):
            if x + dx < w and y + dy < h:
                q.append((x + dx, y + dy, d + 1))
    return -1
print(grid(30, 30))
