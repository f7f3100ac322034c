# golden: stdout status stderr verdict
# Defaults that are no constants: evaluated once, in order, when `def` runs; calls share the value.
def note(text, value):
    print("default", text)
    return value


def ordered(a=note("a", 1), b=note("b", 2.5), *, c=note("c", "x"), d=note("d", [])):
    d.append(a)
    return a, b, c, d


print(ordered(), ordered(7), ordered(c="y"), ordered(d=[0]))
SHARED = [1, 2, 3]


def grow(item, into=SHARED):
    into.append(item)
    return len(into)


print(grow(4), SHARED, grow(5, []), SHARED)
SHARED = [0]
print(grow(6), SHARED)


def least(xs, best=float("inf"), size=1 << 20, low=-(2**70), flag=-True, i=-2j):
    for x in xs:
        if x < best:
            best = x
    return best, size, low, flag, i


print(least([3, 1, 2]), least([]), least([5], best=4))

N = 10


def later(n=N, pair=(N, N * 2), text="n" * N):
    return n, pair, text


N = 20
print(later(), later(N), later(text=""))


def count(n, memo=[0, 1]):
    while len(memo) <= n:
        memo.append(memo[-1] + memo[-2])
    return memo[n]


print(count(10), count(300), count(5))


def fail(x=SHARED[5]):
    return x


print("never")
