# golden: stdout
# deferred: dotted
# static: numbers
# `...` is hashed by its address, as None is before 3.12: the order of such a set is the interpreter's own.
def dotted() -> str:
    return repr({..., -7, 1})


def numbers() -> str:
    return repr({3, -7, 1})


def with_none() -> list[int | None]:
    return list({None, 1, 2, 40})


print(dotted(), numbers(), with_none())
