# golden: stdout status stderr verdict
# Methods of classes in a class read the name of the class around them.
class Graph:
    class Node:
        def __init__(self, v):
            self.v = v
            self.next = None
        def link(self, v):
            self.next = Graph.Node(v)
            return self.next
    class Edge(Node):
        def both(self):
            return Graph.Edge(self.v + 1), Graph.count
    count = 3
    def make(self, n):
        first = at = Graph.Node(0)
        for i in range(1, n):
            at = at.link(i)
        return first
g = Graph().make(4)
while g:
    print(g.v)
    g = g.next
e, n = Graph.Edge(4).both()
print(e.v, n)
