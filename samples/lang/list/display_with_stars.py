# golden: stdout status stderr verdict
# `[*xs, y]`, `{*xs}`, `(*xs, y)`, `{**d}`: what stands behind a star is taken where it stands.
def loud(text, value):
    print(text, end=" ")
    return value


def lists(xs, pair, d):
    print([*xs, 1], [0, *xs, *pair], [*()], [*"ab", *range(2), *d, *d.values()])
    print([*map(str, xs), *(x * x for x in xs)], [*[1.5, None][:1], True])
    return [loud("a", 1), *loud("b", xs), loud("c", 2), *loud("d", pair)]


def sets(xs, words):
    print(sorted({*xs, 3, *(1, True)}), {*()} == set(), {*words, *words} == set(words))
    return {loud("x", 1), *loud("y", xs)} == {1, 2}


def tuples(xs, pair):
    fixed = (*pair, 0, *pair)
    print(fixed, fixed[2], (*xs, "end"), (*(), *()), (*pair,) == pair)
    a, *rest = *pair, *xs
    return a, rest, (*xs, *xs)


def dicts(d, e):
    print({**d}, {**d, "b": 9, **e}, {"z": 0, **d, "a": -1}, {**{}, **e})
    return {**d} == d, list({**e, **d}), {1: "x", **{2: "y"}}


def same(xs):
    copy = [*xs]
    copy.append(9)
    return xs, copy, [*copy, *copy]


def fails(kind, bad):
    try:
        if kind == 0:
            return [1, *bad]
        if kind == 1:
            return (*bad, 1)
        return {*bad, 1}
    except TypeError as e:
        return str(e)


print(lists([1, 2], (3, "x"), {"k": 1}))
print(sets([2, 1], ["a", "b"]))
print(tuples([1, 2], (5, "p")))
print(dicts({"a": 1}, {"b": 2}))
print(same([1]))
print([fails(kind, bad) for kind in range(3) for bad in (None, [4])])
[*loud("last", None)]
