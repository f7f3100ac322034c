# golden: stdout status stderr verdict
# That `__iter__` of it is called later is not seen.
from itertools import islice, pairwise

class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

down = Down(5)
print(list(islice(down, 2)), list(pairwise(down)))
