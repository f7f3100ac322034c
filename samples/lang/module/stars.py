# golden: stdout verdict
# A star import brings what a module has.
from _listed import *
from _public import *


class Kept:
    pass


print(shown(2), sorted([len, 3][1:]), level, other(1), Kept().__class__.__name__)
try:
    hidden
except NameError as error:
    print(error)
