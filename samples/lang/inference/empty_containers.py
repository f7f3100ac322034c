# golden: verdict stdout status
# Containers that nothing is ever put in meet others: what they hold is what the others do.
print(tuple([tuple([])]) + tuple([tuple(["x"])]), tuple([tuple(["x"])]) + tuple([()]))
print(dict(zip([], "a")) or {False: 9.0})
v = list({}.items())
print(v)
v = [1, 2]
print(v)


def same(value):
    return value


def either(first, second):
    return first or second


def rebound(n):
    x = dict(zip([], []))
    if n:
        x = {n: [()]}
    y = [q for q in []]
    y = y or [[]] or [["s"]]
    z = {k: w for k, w in {}.items()} or same({1: tuple([])})
    return x, y, z


print(rebound(0), rebound(2))
print(either([], [1]), either((), ("s",)), either({}, {"k": []}), either([[]], [["x"]]), either(set(), frozenset()))
print(same([]) + same([tuple([])]), same([]), same(()) + (same([]),))
print([()] + [tuple(["s"])], [[]] + [[1.5]], [{}] + [{1: []}], list(zip([], "ab")) + [(1, "b")])
print({1: []} | {1: ["s"]}, set([]) | {1}, frozenset() | {"s"}, {}.get(1, [None]), {}.get("k") or [0])
print(max([], default=()), sum([], ()) + (1,), sorted([]) + [1], list(reversed([])) or "none")
*head, last = [[]] * 2
head.append(["late"])
print(head, last, [] == {}, [] == [()], (() in []), [[]].count([]), ((),).index(()))
