# golden: stdout stderr status
# Exceptions in arguments of exceptions: `repr` and `str` end with RecursionError where CPython's do.
def nested(n: int) -> int:
    e = ValueError(1)
    for i in range(n):
        e = ValueError(e)
    total = 0
    try:
        total += len(repr(e))
    except RecursionError as error:
        print(error)
    try:
        total += len(str(e))
    except RecursionError as error:
        print(error)
    return total


def paired(n: int) -> int:
    e = ValueError(1, 2)
    for i in range(n):
        e = ValueError(e, i)
    total = 0
    try:
        total += len(repr(e))
    except RecursionError as error:
        print(error)
    try:
        total += len(str(e))
    except RecursionError as error:
        print(error)
    return total


def key(n: int) -> int:
    e = KeyError([1])
    for i in range(n):
        e = KeyError([e])
    try:
        return len(f"{e}")
    except RecursionError as error:
        print(error)
    return 0


def uncaught(n: int) -> int:
    e = ValueError(1)
    for i in range(n):
        e = ValueError(e)
    raise e


for n in (0, 3, 400, 100000):
    print(nested(n), paired(n), key(n))
uncaught(100000)
