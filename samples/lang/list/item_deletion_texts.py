# golden: stdout
# static: from_tuple, from_set, from_int, from_range
# What does not support item deletion says so in two ways: one for an index into a sequence, one for the rest.
def from_str(value: str, key: int | str | slice) -> str:
    try:
        del value[key]
    except TypeError as error:
        return str(error)
    return value


def from_tuple(value: tuple[int, int], key: bool | None) -> str:
    try:
        del value[key]
    except TypeError as error:
        return str(error)
    return repr(value)


def from_set(value: set[int], key: int | float) -> str:
    try:
        del value[key]
    except TypeError as error:
        return str(error)
    return repr(value)


def from_int(value: int | float | None, key: int | tuple[int, int]) -> str:
    try:
        del value[key]
    except TypeError as error:
        return str(error)
    return repr(value)


def from_range(value: range) -> str:
    try:
        del value[0:1]
    except TypeError as error:
        return str(error)
    return repr(value)


print(from_str("ab", 0), from_str("ab", "a"), from_str("ab", slice(0, 1)), sep="\n")
print(from_tuple((1, 2), True), from_tuple((1, 2), None), from_set({1}, 1), from_set({1}, 1.5), sep="\n")
print(from_int(1, 0), from_int(2.5, 0), from_int(None, (1, 2)), from_int(1, (1, 2)), from_range(range(3)), sep="\n")
