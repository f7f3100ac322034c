# golden: stdout status stderr verdict
# Tuples as keys; a set of them has CPython's order.
points = {(x, y) for x in range(4) for y in range(3)}
print(points)
print({("a", 1), ("b", 2), ("c", 3.5), (True,), ()})
grid = {}
for x in range(3):
    for y in range(3):
        grid[x, y] = x * y
print(grid[2, 2], (1, 1) in grid, grid)
print(hash((1, 2, 3)), hash(()), hash((1.5, None is None)), hash(((1,), 2)))
