# golden: stdout status stderr verdict
# Sizes that no memory holds: OverflowError where the number of items fits no machine word, else MemoryError.
def extended(n):
    items = [1]
    try:
        items.extend(range(n))
    except Exception as error:
        return type(error).__name__, str(error), len(items), error.args
    return len(items)


def shown(kind, n):
    try:
        if kind == "list":
            return len(list(range(n)))
        if kind == "tuple":
            return len(tuple(range(n)))
        if kind == "sorted":
            return len(sorted(range(n)))
        if kind == "reversed":
            return len(list(reversed(range(n))))
        if kind == "unpacked":
            first, *rest = range(n)
            return first, len(rest)
        if kind == "pair":
            a, b = range(n)
            return a, b
        if kind == "augmented":
            items = [5]
            items += range(n)
            return len(items)
        if kind == "slice":
            items = [5, 6]
            items[0:1] = range(n)
            return len(items)
        if kind == "bytes":
            return len(bytes(range(n)))
        if kind == "repeated":
            return len([0] * n) + len((0,) * n) + len("a" * n)
        if kind == "padded":
            return len("a".ljust(n))
        if kind == "zip":
            return len(list(zip([1, 2], range(n))))
    except Exception as error:
        return type(error).__name__, str(error), error.args
    return "?"


KINDS = ["list", "tuple", "sorted", "reversed", "unpacked", "pair", "augmented", "slice", "bytes"]
for kind in KINDS + ["repeated", "padded", "zip"]:
    print(kind, shown(kind, 3), shown(kind, 10**18), shown(kind, 2**62), shown(kind, 10**30))
print(extended(3), extended(10**18), extended(10**30))
print([1] * 10**18)
