# golden: stdout status stderr verdict
# Unpacking a `map` takes one item more than there are targets, to see that it is too many.
def half(x):
    print("half", x)
    return 10 // x


def unpack(text):
    try:
        a, b = map(int, text.split())
        return a + b
    except ValueError as e:
        return str(e)


def star(text):
    first, *rest = map(int, text.split())
    return first, rest


def pair(xs):
    try:
        a, b = map(half, xs)
    except (ValueError, ZeroDivisionError) as e:
        return str(e)
    return a, b


def empty():
    out = []
    for x in map(half, out):
        print(x)
    return list(map(half, out)), list(filter(None, out)), sum(map(half, out)), any(map(half, out))


def nested(rows):
    return [sum(map(lambda x: x * len(row), row)) for row in rows], sum(max(map(abs, r)) for r in rows)


print(unpack("1 2"), unpack("1"), unpack("1 2 3 x"), unpack("1 x"), unpack("1 2 x"), star("12 3 4"))
print(pair([1, 2]), pair([1]), pair([5, 2, 1, 0]), pair([1, 0]), empty(), nested([[1, 2], [-3]]))
n, m = map(int, "5 6".split())
print(n, m)
