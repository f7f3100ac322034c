# golden: stdout status stderr verdict
# Attributes that a deque has not: then it is CPython's own.
from collections import deque
d = deque([1])
try:
    d.foo
except AttributeError as e: print(e)
try:
    d.x = 1
except AttributeError as e: print(e)
