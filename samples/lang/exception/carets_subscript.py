# golden: stdout status stderr verdict
# Carets below a subscript.
def cell(grid, row, column):
    return grid[row][column] + 1


print(cell([[1, 2]], 0, 1))
cell([[1, 2]], 0, 5)
