# golden: stdout status stderr verdict
# Rule 6: gc and weakref look at everything.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None


def pair(n: int) -> str:
    a, b = Node(f"a{n}"), Node(f"b{n}")
    a.other, b.other = b, a
    return a.name


print(pair(1), pair(2))
print(gc.collect() >= 2, sorted(o.name for o in gc.get_objects() if isinstance(o, Node)))
kept = Node("kept")
ref = weakref.ref(kept, lambda r: print("callback"))
print(ref().name)
kept = None
print(ref())
