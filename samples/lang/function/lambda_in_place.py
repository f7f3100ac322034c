# golden: stdout status stderr verdict
# A lambda that is called where it stands sees the variables around it as they are then.
def nested(xss):
    return sorted(xss, key=lambda xs: max(xs, key=lambda x: -x))


def late(xs):
    out = []
    for shift in range(3):
        out.append(min(xs, key=lambda x: abs(x - shift)))
    return out


def walrus(xs):
    return sorted(xs, key=lambda x: (y := x * x) + y)


def depth(n):
    if n <= 0:
        return 0
    return 1 + max([n - 1, n - 2], key=lambda k: depth(k))


def comprehension(rows):
    return [max(row, key=lambda x: x % n) for n, row in enumerate(rows, 2)]


def generator(rows):
    return sum(min(row, key=lambda x: -x) for row in rows), any(max(r, key=lambda x: x) > 2 for r in rows)


def inner(xs, x):
    return sorted(xs, key=lambda x: sum(x * y for y in xs if y != x)), x


print(nested([[3, 1], [2, 5], [0]]), late([5, 0, 1, 2]), walrus([3, -1, 2]), depth(6))
print(comprehension([[1, 2, 3], [4, 5, 6]]), generator([[1, 2], [3]]), inner([3, 1, 2], "x"))
words = ["b", "A", "c"]
order = {"A": 2, "b": 1, "c": 0}
print(sorted(words, key=lambda word: order[word]), max(words, key=lambda word: word.lower()))
