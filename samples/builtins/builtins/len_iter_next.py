# golden: stdout status stderr verdict
# len, iter, next, list, tuple, set, dict of things.
print(len(""), len("é😀"), len([1, [2, 3]]), len({}), len((1,)), len(range(10**10)), len({1, 1}), len(b"abc"))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), list(it))
print(list("ab"), tuple([1]), list({"a": 1}), set([1, 1]), dict([("a", 1)]), dict(a=1), list(range(3)), frozenset("a"), list())
counter = iter(lambda: counter_value.pop(), 0)
counter_value = [5, 0, 3, 2]
print(list(counter), counter_value)
for call in (lambda: len(5), lambda: next([]), lambda: iter(5), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)])):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
next(iter([]))
