# golden: stdout status verdict
# Rule 6: the number that a collection gives counts objects.
import gc


class Node:
    pass


def make(n: int) -> int:
    for _ in range(n):
        node = Node()
        node.self = node
    return n


gc.disable()
gc.collect()
print(make(5))
print(gc.collect() >= 5)
