# golden: stdout status stderr verdict
# Conway's game on a set of cells.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def show(cells, size):
    for y in range(size):
        print("".join("#" if (x, y) in cells else "." for x in range(size)))


cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(5):
    print("generation", generation, len(cells))
    show(cells, 6)
    cells = step(cells)
print(sorted(cells))
