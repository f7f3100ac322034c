# golden: stdout status stderr verdict
# Pairs of narrower types than the dict has, from iterators.
def updated(n):
    x = {"q": 1}
    x.update(zip([1], ["a"]))
    x.update(enumerate([n, 2.5]))
    y = {1: None}
    y.update(enumerate("ab"))
    y.update({True: n}.items())
    y.update(zip([], []))
    y.update(reversed({8: 9}.items()))
    return x, y


def itself():
    x = {"q": 1}
    x.update(zip(x, ["a"]))
    try:
        x.update(enumerate(x))
    except RuntimeError as error:
        return x, str(error)
    return x


def half_way():
    x = {"q": 1}
    try:
        x.update(zip([1, 2], [3.5], strict=True))
    except ValueError as error:
        return x, str(error)
    return x


def views(n):
    x = {"q": 1}
    return len(x.keys() | zip([1], [n])), x.keys() ^ {"q": 2}, x.keys() - range(n), x.keys().isdisjoint(iter(range(n)))


print(updated(3))
print(itself(), half_way())
print(views(3))
