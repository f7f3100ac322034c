# golden: stdout
# static: stored, deleted, from_set
# What cannot be changed by index looks at the index first.
def stored(value: tuple[int, int], index: int) -> str:
    try:
        value[index] = 1
    except (IndexError, TypeError) as error:
        return repr(error)
    return "stored"


def deleted(value: str | bytes, index: int) -> str:
    try:
        del value[index]
    except (IndexError, TypeError) as error:
        return repr(error)
    return "deleted"


def from_set(value: set[int], index: int) -> str:
    try:
        del value[index]
    except (IndexError, TypeError) as error:
        return repr(error)
    return "deleted"


for index in [0, 10**30, -(2**63), -(2**63) - 1]:
    print(stored((1, 2), index), deleted("a", index), deleted(b"a", index), from_set({1}, index), sep="\n")
try:
    (1, 2)[0] = 3
except TypeError as error:
    print(error)
