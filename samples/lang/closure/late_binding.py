# golden: stdout status stderr verdict
# A function reads a variable when it runs: after the loop that bound it, after `del`, in all functions alike.
def loops():
    late, early = [], []
    for i in range(3):
        late.append(lambda: i)
        j = i * 10
        early.append(parts(i, j))
    i = 7
    return [f() for f in late], [f() for f in early]


def parts(i, j):
    return lambda k=1: (i, j, k)


def emptied(again):
    def fetch():
        return zqx

    def ask():
        try:
            return fetch()
        except NameError as error:
            return f"{type(error).__name__}: {error}"

    seen = [ask()]
    zqx = 1
    kept = fetch
    seen.append(kept())
    del zqx
    seen.append(ask())
    try:
        zqx
    except UnboundLocalError as error:
        seen.append(str(error))
    if again:
        zqx = "x"
    try:
        del zqx
    except UnboundLocalError as error:
        seen.append(str(error))
    return seen


def unpacked():
    total = 0

    def take(values):
        nonlocal total
        (first, *total), last = values, None
        return first, last

    return take([1, 2, 3]), total


print(loops())
print(emptied(True), emptied(False), unpacked(), sep="\n")
