# golden: verdict stdout
# What a tuple of another length holds says nothing of the targets: unpacking it raises.
def pair(value):
    try:
        first, second = value
        print(first, second)
    except ValueError as error:
        print(error)


def run():
    for item in [(None,), "ab", "abc"]:
        pair(item)
    for item in [(1,), {}, {"k": 2.5, "l": 1.5}]:
        pair(item)
    for item in [(True, (2.5, 3)), (False, ("x",)), (False, "yz")]:
        try:
            flag, (left, right) = item
            print(flag, left, right)
        except ValueError as error:
            print(error)
    for item in [(1, 2, 3), (), b"ab", range(3), [4, 5]]:
        try:
            (target, target) = item
            print(target)
        except ValueError as error:
            print(error)


run()
