# golden: stderr status
# static: low, run
# What raises inside `map` and `filter`: where the items are taken.
def low(x):
    return [3, 4][x]

def run(i):
    xs = [1, 5]
    if i == 0:
        return list(map(low, xs))
    if i == 1:
        a, b = map(
            lambda v: v / (v - 5), xs)
    if i == 2:
        print(sum(filter(
            lambda v: {1: 2}[v], xs)), 1)
    if i == 3:
        x, y = map(int, ["1", "x"])
    if i == 4:
        x, y = map(int, ["1"])
    if i == 5:
        return [v for v in map(low, xs)]
    if i == 6:
        return any(map(low, [0] + xs)), 2
    if i == 7:
        for x in filter(low, xs):
            print(x)
    if i == 8:
        print(list(map(int,
              ["3", "x"])))
    if i == 9:
        return [int(y) for y in map(str,
                5)]
    if i == 10:
        return ",".join(map(lambda x: str(low(x)), xs))
    raise RuntimeError(i)

def step(i):
    try:
        run(i)
        raise IndexError
    except Exception:
        if i > 11:
            raise
        step(i + 1)

step(0)
