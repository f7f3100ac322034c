# golden: stdout status stderr verdict
# A list of the isolate enters native code as a copy where the function only reads it and goes through all of it.
class Many(list):
    pass

def total(xs):
    s = 0
    for x in xs:
        s += x
    return s

def spread(xs, at=0):
    if not xs:
        return None
    low = high = xs[at]
    for i in range(len(xs)):
        if xs[i] < low:
            low = xs[i]
        elif xs[i] > high:
            high = xs[i]
    return low, high, len(xs), xs[-1], 3 in xs

def weight(i, j):
    return 1.0 / (i + j + 1)

def row(u, i):
    return sum(weight(i, j) * x for j, x in enumerate(u))

def heads(table):
    names, sums, so_far = [], [], 0.5
    for name, amount in table:
        so_far += amount
        names += [name.upper() + "!"]
        sums += [so_far]
    return names, sums

def caller(*args):
    xs = [1, 2, 3]
    print(total(xs), total(xs + [0.5]), total([0.25, 0.5]), total([]), total([True, True]), total((1, 2)))
    print(type(total([True])), type(total([])), total([10**30, -1]), total([float("nan")]), total([-0.0]))
    print(total(Many([4, 5])), total(x for x in xs), total({1: 2}))
    xs.append(4)
    print(total(xs), spread(xs), spread([]), spread([2.5, -1.0], 1), spread(["b", "a", "c"]), spread(xs, at=-1))
    print(row([1, 2], 1), row([0.5], 0), row([], 2), row([1, 0.5], 1), row(xs, True))
    print(heads([("a", 1.5), ("b\u0301", 2.5)]), heads([]), heads([("x", 1)]), heads([["y", 2.0]]), heads(zip("z", [0.5])))
    for bad in ([1, "2"], ["a"], [None], 5, None):
        try:
            print(total(bad))
        except TypeError as error:
            print("TypeError:", error)
    xs.append(xs)
    try:
        total(xs)
    except TypeError as error:
        print("TypeError:", error)
    print(spread([1, 2], 7))

caller()
