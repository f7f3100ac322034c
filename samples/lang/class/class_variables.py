# golden: stdout status stderr verdict
# Variables of classes: shared, shadowed by attributes, bound again through the class; the body runs in order.
class Node:
    made = 0
    registry = []
    limit = 3 * made + len(registry) + 7

    def __init__(self):
        Node.made += 1
        self.number = Node.made
        self.registry.append(self.number)


class Special(Node):
    registry = ["own"]


class Acc:
    total = 0

    def add(self, n):
        self.total += n
        return self


class Body:
    print("body runs")
    x = 1
    y = x + 1
    print(x, y)


Node()
Special()
n = Node()
print(Node.made, n.made, Special.made, Node.registry, Special.registry, Node.limit)
print(Acc().add(3).add(4).total, Acc.total)
Node.registry.append("later")
print(n.registry, Special.registry)
n.made = "mine"
print(n.made, Node.made)
