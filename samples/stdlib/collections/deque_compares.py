# golden: stdout status stderr verdict
# What a deque is searched for is compared with its items in their order.
from collections import deque
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print("eq", self.v, o.v); return self.v == o.v
    def __repr__(self): return f"E{self.v}"
d = deque([E(1), E(2)]); print(E(2) in d, d.count(E(1)), d.index(E(2))); d.remove(E(1)); print(d)
