# golden: stderr status
# static: low, run
# What raises inside a key: the call of the builtin, then the function or `<lambda>`.
def low(x):
    return [3, 4][x]

def run(i):
    xs = [1, 5]
    if i == 0:
        return max(xs, key=low)
    if i == 1:
        xs.sort(
            key=lambda v: v / (v - 5))
    if i == 2:
        print(min(xs,
                  key=lambda v: {1: 2}[v]), 1)
    if i == 3:
        sorted(xs, key=lambda v: "a" if v == 1 else v)
    if i == 4:
        max([], key=low)
    if i == 5:
        return [max(xs, key=lambda v: low(v)) for _ in xs]
    if i == 6:
        return sum(max(xs, key=lambda v: low(v)) for _ in xs)
    raise RuntimeError(i)

def step(i):
    try:
        run(i)
    except Exception:
        if i > 7:
            raise
        step(i + 1)

step(0)
