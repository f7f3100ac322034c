# golden: stdout status stderr verdict
# sorted, min, max with keys, defaults and several arguments.
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), min([], default=None), max((), default=-1))
print(max([1, -5, 3], key=abs), min(["bb", "a", "cc"], key=len), max([(1, "b"), (1, "a")]), max([1, 1.0, True]))
print(min([0.5, float("inf")]), max({"a": 1, "b": 0}), min({3, 1, 2}), max(range(5)), max(1, 2.5), min(2, True))
print(sorted([3, 1, 2]), sorted("cab"), sorted({"b": 1, "a": 2}), sorted([(2, "a"), (1, "b")]), sorted([1, -2], key=abs, reverse=True))
for call in (lambda: min([]), lambda: max(), lambda: max(1, "a"), lambda: sorted(5), lambda: min(1, 2, default=3)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(error)
max([])
