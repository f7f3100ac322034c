# golden: stdout status stderr verdict
# What is called raises: no entry of the traceback is that of the iterator.
from itertools import takewhile

def small(x):
    if x == 2:
        raise ValueError("two")
    return x < 5

print(list(takewhile(small, [1, 2, 3])))
