# golden: stdout status stderr verdict
# An iterator whose items have a narrower type than the list: taken one by one, as CPython does.
def extended(n):
    pairs = ["q"]
    pairs.extend(zip([1], [2]))
    pairs.extend(enumerate("ab"))
    pairs += iter(range(n))
    pairs[0:0] = reversed([1, n])
    pairs[::2] = iter([None] * len(pairs[::2]))
    pairs.extend({3: 4}.items())
    pairs.extend(reversed("xyz"))
    pairs.extend(zip([], []))
    floats = [1.5]
    floats.extend(reversed(range(n)))
    floats[1:] = b"ab"
    floats.extend(range(n))
    return pairs, floats


def itself():
    xs = ["q", 7]
    xs.extend(zip(xs, [1, 2, 3, 4]))
    ys = ["q", 1.5]
    ys += enumerate(reversed(ys))
    zs = ["q", 1]
    zs[:1] = zip(zs, zs)
    return xs, ys, zs


def half_way():
    xs = ["q"]
    try:
        xs.extend(zip([1, 2], [3], strict=True))
    except ValueError as error:
        xs.append(str(error))
    try:
        xs[:] = zip([1], [2, 3], strict=True)
    except ValueError as error:
        xs.append(str(error))
    seen = {1: 2}
    try:
        xs.extend(zip(seen, [seen.setdefault(5, 6)]))
        xs.extend(zip(seen.items(), range(9)))
    except RuntimeError as error:
        xs.append(str(error))
    return xs


def keeps(rows):
    out = ["q"]
    out.extend(reversed(rows))
    rows[0].append(9)
    wider = [None, "a"]
    wider.extend(rows[0])
    return out, wider, out[1] is rows[1]


print(extended(3), extended(0))
print(itself(), half_way())
print(keeps([[1], [2]]))
