# golden: stdout status stderr verdict
# Products, powers, determinant, Gauss: lists of lists of floats and ints.
def product(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]


def power(m, n):
    size = len(m)
    result = [[1 if i == j else 0 for j in range(size)] for i in range(size)]
    while n:
        if n & 1:
            result = product(result, m)
        m = product(m, m)
        n >>= 1
    return result


def solve(matrix, right):
    n = len(matrix)
    rows = [matrix[i][:] + [right[i]] for i in range(n)]
    for i in range(n):
        best = i
        for r in range(i + 1, n):
            if abs(rows[r][i]) > abs(rows[best][i]):
                best = r
        rows[i], rows[best] = rows[best], rows[i]
        if rows[i][i] == 0:
            raise ValueError("singular matrix")
        for r in range(n):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                for c in range(i, n + 1):
                    rows[r][c] -= factor * rows[i][c]
    return [rows[i][n] / rows[i][i] for i in range(n)]


print(power([[1, 1], [1, 0]], 100), product([[1.5, 2]], [[2], [4]]))
print([round(x, 9) for x in solve([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]], [8.0, -11.0, -3.0])])
print(solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0]))
