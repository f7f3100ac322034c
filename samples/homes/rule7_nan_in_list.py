# golden: stdout status stderr verdict
# Rule 7: `x in [x]` is true for nan by identity.
def contains(xs, *values):
    return [value in xs for value in values]


def table(n: int) -> list[float]:
    out = []
    for k in range(n):
        out.append(float("nan") if k % 2 else k / 2)
    return out


xs = table(4)
nan = float("nan")
ys = [nan, 1.0]
print(nan in ys, xs == xs, xs == table(4), xs[1] in xs, ys == [nan, 1.0], ys == [float("nan"), 1.0])
print(contains(ys, nan, float("nan"), 1), ys.index(nan), ys.count(nan), (nan,) == (nan,))
seen = {nan: "a"}
print(seen.get(nan), float("nan") in seen)
