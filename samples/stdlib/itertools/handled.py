# golden: stdout status stderr verdict
# An iterator that nobody keeps is gone with the exception.
from itertools import chain, filterfalse

def bad(x):
    if x == 2:
        raise ValueError(x)
    return False

try:
    for x in filterfalse(bad, chain([1], [2, 3])):
        print(x)
except ValueError as error:
    print("caught", error)
