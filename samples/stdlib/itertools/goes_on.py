# golden: stdout status stderr verdict
# After an exception an iterator in C goes on with the next item, which no generator does: kept where
# somebody may handle one, it is CPython's.
from itertools import filterfalse

def bad(x):
    if x == 2:
        raise ValueError(x)
    return False

items = filterfalse(bad, [1, 2, 3])
print(next(items))
try:
    print(next(items))
except ValueError as error:
    print("caught", error)
print(list(items))
