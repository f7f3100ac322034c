# golden: stdout
# static: found, without
# A set is looked up as the frozenset of its items, in sets alone.
def found(item: set[int], items: frozenset[frozenset[int]], more: set[frozenset[int]]) -> tuple[bool, bool, bool]:
    return item in items, item in more, item not in more


def without(items: set[frozenset[int]], item: frozenset[int]) -> set[frozenset[int]]:
    items.discard(item)
    items.remove(item)
    return items


print(found({1}, frozenset([frozenset([1])]), {frozenset([2])}))
print({1} in set(), {1} in {1, 2}, set() in {frozenset()}, {2} in {frozenset([2]), 5})
try:
    print(without({frozenset([1]), frozenset([2])}, frozenset([1])))
except KeyError as error:
    print(repr(error))
try:
    print([1] in {frozenset([1])})
except TypeError as error:
    print(error)
try:
    print({1} in {1: 2})
except TypeError as error:
    print(error)
