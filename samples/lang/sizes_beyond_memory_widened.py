# golden: stdout status stderr verdict
# Sizes that no memory holds, where the items of the range have a narrower type than the container.
def extended(n):
    items = [1.5]
    try:
        items.extend(range(n))
    except Exception as error:
        return type(error).__name__, str(error), items
    return items


def augmented(n):
    items = ["a"]
    try:
        items += reversed(range(n))
    except Exception as error:
        return type(error).__name__, str(error), items
    return items


def replaced(n):
    items = [None, 1.5]
    try:
        items[1:] = range(n)
    except Exception as error:
        return type(error).__name__, str(error), items
    return items


for size in [3, 10**18, 2**62, 10**30]:
    print(extended(size), augmented(size), replaced(size))
