# golden: stdout status stderr verdict
# Items of a narrower type than the set has, from iterators.
def updated(n):
    x = {0.5}
    x.update(reversed([1]))
    x.update(zip(range(n), [7, 8]), range(n))
    x.update(iter({2.5, 3.5}))
    x.difference_update(iter(range(1)))
    x.difference_update(enumerate([7]))
    x.symmetric_difference_update(zip([1], [8, 9]))
    x.intersection_update(enumerate([2.5]))
    x |= {n, 2.5}
    return x


def combined(n):
    x = {0.5, 4}
    y = frozenset({0.5})
    return (
        x.union(zip([1], [n])),
        x.difference(reversed([4, 5])),
        x.intersection(iter([n, 4])),
        x.symmetric_difference(range(n)),
        y.union(enumerate([n])),
        y.symmetric_difference(iter(range(n))),
    )


def asked(n):
    x = {0.5, 4}
    y = frozenset({0.5})
    return x.isdisjoint(range(n)), x.issubset(iter([4, n])), x.issuperset(reversed([4])), y.issubset(range(n)), y.isdisjoint(zip([n], [n]))


def itself():
    x = {"q"}
    try:
        x.update(enumerate(x))
        x.update(zip(x, range(9)))
    except RuntimeError as error:
        return len(x), str(error)
    return len(x)


print(updated(3))
print(combined(3))
print(asked(3))
print(itself())
