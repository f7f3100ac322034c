# golden: stdout status stderr verdict
# x[i], x[i] = v, del x[i], slices, in, calls.
class Grid:
    def __init__(self, width, height):
        self.width = width
        self.cells = [0] * (width * height)

    def __getitem__(self, at):
        x, y = at
        return self.cells[y * self.width + x]

    def __setitem__(self, at, value):
        x, y = at
        self.cells[y * self.width + x] = value

    def __delitem__(self, at):
        self[at] = -1

    def __contains__(self, value):
        return value in self.cells

    def __len__(self):
        return len(self.cells)

g = Grid(3, 2)
g[1, 1] = 5
g[0, 0] += 2
del g[2, 0]
print(g[1, 1], g[0, 0], g.cells, 5 in g, 7 in g, 7 not in g, len(g))
try:
    g[5, 5]
except IndexError as e:
    print(e)

class Seq:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, at):
        if isinstance(at, slice):
            return Seq(self.items[at])
        return self.items[at]

    def __setitem__(self, at, value):
        print("set", at, value)

    def __repr__(self):
        return f"Seq({self.items})"

s = Seq([1, 2, 3, 4])
print(s[0], s[-1], s[1:3], s[::2], s[::-1][0])
