# golden: stdout status stderr verdict
# The variable of a comprehension is its own; the outermost iterable is evaluated outside.
x = "outer"
squares = [x * x for x in range(4)]
print(x, squares)


def nested(n):
    i = 99
    rows = [[i * j for j in range(n)] for i in range(n)]
    return rows, i


print(nested(3))
n = 3
print([n for n in range(n)], n, [y := 10, y + 1], y)
last = None
print([last := v for v in (1, 2, 3)], last)
fs = [lambda: k for k in range(3)]
print([f() for f in fs])


class Holder:
    size = 2
    cells = [0 for _ in range(size)]


print(Holder.cells)
print(i)
