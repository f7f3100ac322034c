# golden: stdout status stderr verdict
# Lists of lists, as matrices and triangles.
def transpose(matrix):
    return [[row[i] for row in matrix] for i in range(len(matrix[0]))]


def pascal(n):
    rows = [[1]]
    for _ in range(n - 1):
        last = rows[-1]
        rows.append([1] + [last[i] + last[i + 1] for i in range(len(last) - 1)] + [1])
    return rows


m = [[1, 2, 3], [4, 5, 6]]
print(transpose(m), m)
for row in pascal(7):
    print(row)
m[1][2] += 10
m[0].append(m[1][0])
print(m, sum(map(sum, m)), [x for row in m for x in row])
flat = [0] * 4
flat[1:3] = m[1][:2]
print(flat, len(m), len(m[0]))
