# golden: verdict stdout
# True is equal to 1 and finds it; where it is not found, the message says True.
def at(mapping, key):
    try:
        return mapping[key]
    except KeyError as error:
        return repr(error)


def place(items, value):
    try:
        return items.index(value)
    except ValueError as error:
        return repr(error)


def without(items, value):
    try:
        items.remove(value)
        return items
    except KeyError as error:
        return repr(error)


print(at({1000: 1}, True), at({1: "x"}, True), at({True: 5}, 1), at({True: 5}, 7))
print(place([1, 2], True), place([5], True), place([True], 1), place([True], 9), place((5, 1), True))
print(without({1, 2}, True), without({5}, True), without({5}, False))
