# golden: stdout verdict
# The default of `next` may be of another type than the items.
def first(items):
    return next(iter(items), None)


print(next(iter([]), 42), next(iter("ab"), None), next(iter({1: 2}), "none"), next(iter(()), None))
print(first([3, 4]), first(""), first({}), first("xyz"))
print(next(reversed([1, 2]), "end"), next(enumerate([]), (0, None)))
