# golden: stdout status stderr verdict
# In C the iterator of the argument is asked for when the function is called, a generator would ask later.
from itertools import chain, islice, pairwise

class Steps:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        print("iter", self.name)
        return iter([1, 2, 3])

first = islice(Steps("first"), 2)
pairs = pairwise(Steps("pairs"))
later = chain(Steps("one"), Steps("two"))
print("made")
print(list(first), list(pairs), list(later))
