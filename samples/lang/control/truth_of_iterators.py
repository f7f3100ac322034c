# golden: verdict stdout
# An iterator is true, whatever is left in it; a view of a dict has a length.
def views(table):
    if table.keys():
        print("keys")
    print("values" if table.values() else "none", not table.items())
    while table.items():
        print(table.popitem())
    assert not table.keys()
    assert table.values(), "nothing left"


def iterators():
    if iter([]):
        print("iterator")
    print("zip" if zip([], [1]) else "none", not reversed([]))
    while enumerate([]):
        print("enumerate")
        break
    assert iter(()), "never"
    return [x for x in [1, 2] if iter([])]


print(iterators())
try:
    views({1: "a", 2: "b"})
except AssertionError as error:
    print(error)
