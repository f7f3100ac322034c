# golden: stdout status stderr verdict
# References to one deque, default arguments, an index out of range.
from collections import deque
def g(q: "deque[int]" = None) -> "deque":
    if q is None: q = deque()
    q.append(1)
    return q
print(g(), g(deque([5])))
a = deque([1, 2]); b = a
b.append(3); print(a, a is b, a is not b, a == b, a is deque())
del a[-1]; a[0] = 5; print(a, a[-1])
a[5] = 1
