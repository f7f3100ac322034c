# golden: stdout status stderr verdict
# Two names, one list.
def push(target, value):
    target.append(value)
    return target


a = [1, 2]
b = a
c = a[:]
push(a, 3)
print(a, b, c, a is b, a is c, a == [1, 2, 3])
print(push(b, 4) is a, a)
a = a + [5]
print(a, b)
b += [6]
print(b, len(a))
rows = [[0] * 3] * 2
rows[0][0] = 1
print(rows, rows[0] is rows[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
nested = [a]
a.append("end")
print(nested[0][-1], nested)
