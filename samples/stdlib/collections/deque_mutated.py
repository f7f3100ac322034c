# golden: stdout status stderr verdict
# A deque that changes while a loop goes through it.
from collections import deque
import sys
def f():
    d = deque([1, 2, 3])
    for x in d:
        d.append(x)
f()
