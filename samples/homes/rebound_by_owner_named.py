# golden: stdout status stderr
# The module that a builtin belongs to, asked of another name for the builtin, of an argument, of an item.
def total(xs: list[int]) -> int:
    return sum(xs)


def owner(f, parts):
    return getattr(f, "".join(parts))


def patch(module, parts, value):
    setattr(module, "".join(parts), value)


f = print
key = ["__se", "lf__"]
print(total([1, 2]))
patch(owner(f, key), ["su", "m"], max)
print(total([1, 2]))
g = f
patch(getattr(g, "".join(key)), ["su", "m"], min)
print(total([1, 2]))
