# golden: stdout status stderr verdict
# `list.sort` with a key: the list is empty meanwhile, so code that may see it runs in the isolate.
def last(row):
    return row[-1]


def top(rows, n):
    rows.sort(key=lambda r: r[1], reverse=True)
    return rows[:n]


def fails(xs):
    try:
        xs.sort(key=lambda x: 1 // x)
    except ZeroDivisionError as e:
        print(e)
    xs.sort(key=abs)
    return xs


def half(xs):
    try:
        xs.sort(key=lambda x: x if x < 3 else str(x))
    except TypeError as e:
        print(e)
    return xs


def sees(xs):
    xs.sort(key=lambda x: len(xs))
    return xs


def changes(xs):
    try:
        xs.sort(key=lambda x: xs.append(x) or -x)
    except ValueError as e:
        print(e)
    return xs


print(top([("a", 3), ("b", 1), ("c", 2)], 2), fails([2, 0, -1, 1]), half([2, 1, 3, 0]))
nested = [[2, 1], [0], [5, 0]]
nested.sort(key=last)
print(nested, sees([2, 1]), changes([1, 2]))
