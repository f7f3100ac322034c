# golden: stdout status stderr verdict
# Rule 2: an iterator handed over is the same iterator on both sides.
def take(iterator, *counts):
    return [[next(iterator) for _ in range(count)] for count in counts]


def evens(limit: int):
    for n in range(0, limit, 2):
        yield n


it = iter(range(10))
print(next(it), take(it, 2, 1), next(it), list(it))
g = evens(20)
print(next(g), take(g, 1, 2), next(g))
xs = [1, 2, 3]
it = iter(xs)
print(take(it, 1), xs.append(4), list(it))
