# golden: stdout
# `del` and `pop` of True, which is equal to 1.
def taken(mapping, key):
    try:
        del mapping[key]
        return mapping.pop(key)
    except KeyError as error:
        return repr(error)


print(taken({1: 2}, True), taken({2: 2}, True), taken({0: 1}, False))
