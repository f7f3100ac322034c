# golden: stdout status stderr verdict
# static: biggest, describe, repeat
# Helpers used with int and with str.
def biggest(xs):
    best = xs[0]
    for x in xs:
        if x > best:
            best = x
    return best


def repeat(x, n):
    out = []
    for _ in range(n):
        out.append(x)
    return out


def describe(x):
    return f"<{x}>" + str(x) * 2


print(biggest([3, 9, 2]), biggest("hello"), biggest(["b", "c", "a"]), biggest([1.5, -2.0]))
print(repeat(1, 3), repeat("x", 2), repeat(None, 1), repeat((1, 2), 2), repeat(2.5, 0))
print(describe(5), describe("s"), describe(1.5), describe(None))
