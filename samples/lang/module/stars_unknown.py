# golden: stdout verdict
# A name that a star import perhaps brings, and one that it hides.
from _perhaps import *

print(keep, last)
try:
    print(gone)
except NameError as error:
    print(error)
try:
    print(text)
except NameError as error:
    print(error)
from _shop.tools import *

print(twice(2), [len, 1][1])
