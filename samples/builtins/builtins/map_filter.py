# golden: stdout status stderr verdict
# `map` and `filter` whose items are taken where they stand: no object is made, the calls are made one by one.
def double(x):
    print("double", x)
    return x * 2


def lines(text):
    a, b = map(int, text.split())
    return a * b, list(map(int, text.split())), sum(map(int, text.split())), max(map(int, text.split()))


def joined(xs):
    return " ".join(map(str, xs)), ",".join(map(lambda x: f"<{x}>", xs))


def loop(xs):
    k = 0
    out = []
    for y in map(lambda x: x + k, xs):
        if y == 3:
            continue
        if y > 20:
            break
        k = y
        out.append(y)
    else:
        out.append(-1)
    return out


def odd(xs):
    return list(filter(lambda x: x % 2, xs)), list(filter(None, [0, 1, "", "a", None])), set(filter(str.isdigit, "a1"))


def chain(xs):
    return [y for y in map(double, filter(lambda x: x > 1, map(abs, xs)))]


def short(xs):
    return any(map(double, xs)), all(map(lambda x: x > 0, xs)), any(filter(None, xs))


def bound(d, xs):
    return list(map(d.get, xs)), tuple(map(len, ["a", "bb"])), sorted(map(abs, xs), key=lambda x: -x)


print(lines("3 4"), joined([1, 2.5, None]), loop([1, 2, 3, 30]), loop([1]))
print(odd([1, 2, 3]), chain([-1, 2, -3]), short([0, 0, 2, 5]), bound({1: 2, 3: 4}, [1, -2]))
for word in map(str.upper, filter(None, ["a", "", "b"])):
    print(word)
try:
    for x in map(double, 5):
        print(x)
except TypeError as e:
    print(e)
