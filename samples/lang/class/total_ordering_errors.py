# golden: stdout status verdict
# Operands of other classes: TypeError where no made order answers.
from functools import total_ordering
@total_ordering
class V:
    def __init__(self, a): self.a = a
    def __eq__(self, o): return self.a == o.a
    def __lt__(self, o):
        if not isinstance(o, V): return NotImplemented
        return self.a < o.a
x = V(2)
def t(k):
    if k == 0: return x > 3
    if k == 1: return x <= "a"
    return x >= None
for k in range(3):
    try:
        t(k)
    except TypeError as e:
        print(e)
print(x > 3)
