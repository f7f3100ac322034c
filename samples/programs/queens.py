# golden: stdout status stderr verdict
# Backtracking over lists of ints.
def solve(n, row, columns, solutions):
    if row == n:
        solutions.append(columns[:])
        return
    for column in range(n):
        for r in range(row):
            c = columns[r]
            if c == column or abs(c - column) == row - r:
                break
        else:
            columns.append(column)
            solve(n, row + 1, columns, solutions)
            columns.pop()


def show(columns):
    for column in columns:
        print("." * column + "Q" + "." * (len(columns) - column - 1))


for n in range(1, 8):
    solutions = []
    solve(n, 0, [], solutions)
    print(n, len(solutions))
show(solutions[3])
