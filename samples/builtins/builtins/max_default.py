# golden: verdict stdout
# The default of `max` and `min` may have another type than the items.
def best(items, other):
    return max(items, default=other), min(items, default=other)


print(best([1, 2], None), best([], None), best([2.5, 1.5], 0), best({5, 6}, ()), best([True, False], 0))
print(max((n * n for n in [1, 3, 2]), default=None), max((n for n in [1] if n > 1), default="none"))
print(max([3, 4], default=0), min("abc", default=""), max([], default=0.5), max([7], default=2**70))
