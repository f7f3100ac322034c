# golden: stdout status stderr verdict
# A class made of deque: then it is CPython's own.
from collections import deque
class Q(deque):
    pass
q = Q([1]); print(q, len(q))
