# golden: stdout
# Exceptions in arguments of exceptions, just below and above the limit.
def nested(n: int):
    e = ValueError(1)
    for i in range(n):
        e = ValueError(e)
    return e


def shown(n: int, text: bool):
    e = nested(n)
    try:
        return len(str(e) if text else repr(e))
    except RecursionError as error:
        return str(error)[-20:]


def deep(k: int, n: int):
    return shown(n, False) if k == 0 else deep(k - 1, n)


for start in (485, 980, 1490, 9990):
    for n in range(start, start + 12):
        print(n, shown(n, True), shown(n, False), deep(9, n))
