# golden: stdout verdict
# D0524: `x[k]` that a class in CPython answers is a call there; with native work beside it a loop stays native.

class Meta(type):
    pass


class Grid(metaclass=Meta):
    def __init__(self, n):
        self.cells = list(range(n))

    def __getitem__(self, key):
        return self.cells[key]


def total(grid, turns):
    s = 0
    for i in range(turns):
        s = grid[i]
    return s


def mixed(grid, turns):
    s = 0
    for i in range(turns):
        k = i
        for j in range(20):
            k = (k * 31 + j) % 1009
        s += grid[k % 5]
    return s


print(total(Grid(5), 5), mixed(Grid(5), 3))
