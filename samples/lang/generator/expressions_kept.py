# golden: stdout status stderr verdict
# Generator expressions as values: kept, passed, returned; the first iterable is evaluated at once, the rest lazily.
def said(x):
    print("said", x)
    return x


def total(xs):
    return sum(xs)


def doubled(xs):
    return (2 * x for x in xs)


def joined(items, mark):
    return mark.join(str(said(x)) for x in items)


def pairs(n, m):
    return ((i, j) for i in range(n) for j in range(m) if i != j)


def main():
    limit = 3
    g = (said(x) for x in [1, 2, 3, 4] if x <= limit)
    print("made")
    print(next(g), list(g), next(g, "ended"))
    kept = [(x * x for x in range(n)) for n in ()]
    print(kept, total(doubled(doubled([1, 2]))), joined((1, 2), "-"))
    print(list(pairs(2, 3)), dict(pairs(2, 2)))
    words = (word.upper() for word in "a b c".split())
    first = next(words)
    print(first, "".join(words))
    stages = [1, 2, 3]
    chain = (x + 1 for x in stages)
    stages.append(10)
    print(list(chain), max(len(w) for w in ["a", "bcd"]))
    bad = (10 // x for x in (1, 0))
    print(next(bad))
    next(bad)


main()
