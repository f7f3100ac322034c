# golden: verdict stdout
# Sets keep their order when items of another type come in, whatever they come from.
def toggled(items, other):
    items.symmetric_difference_update(other)
    return items


def updated(items, other):
    items.update(other)
    return items, items.union(other), items.difference(other)


numbers = {7, 15, 23, 31, 39, 47}
numbers.discard(7)
numbers.add(63)
print(toggled({1, 100, 17, 33}, {"x": 3, "y": 4}), toggled({1.5, 2.5}, {8, 16, 0, 24}))
print(updated({"a", "b"}, numbers), updated({"c"}, frozenset([23, 7, 15, 39])), updated({0.5}, {40: "a", 8: "b"}))
mixed = [numbers, frozenset(numbers)]
print(numbers, mixed, [{"q"}, numbers], ("t", frozenset([39, 7, 23, 15])))
