# golden: stdout status stderr verdict
# Nested functions that are called where the variables they see are at hand.
def late():
    x = 1

    def read():
        return x

    found = [read()]
    x = -0.0
    found.append(read())
    x = [10**30, True, float("nan")]
    found.append(read())
    x.append(x[0] == 10**30)
    found.append(read())
    for x in range(3):
        found.append(read())
    return found


def permutations(items):
    def go(start):
        if start == len(items):
            found.append(items[:])
        for i in range(start, len(items)):
            items[start], items[i] = items[i], items[start]
            go(start + 1)
            items[start], items[i] = items[i], items[start]

    found = []
    go(0)
    return found


def parity(n):
    def even(k):
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1)

    return even(n), odd(n)


def deep(k):
    def one(a):
        def two(b):
            def three(c, d=(1, -1)):
                return a, b, c, d, k, base

            return three(b + 1), three(d=None, c=0)

        return two(a + 1)

    base = k * 10
    return one(1)


def activations(n):
    # Each call of the function around has variables of its own.
    def here():
        return below + [n]

    below = []
    if n > 0:
        below = activations(n - 1)
        n = -n
    return here()


def keys(words, order):
    rank = {c: i for i, c in enumerate(order)}

    def key(word):
        return [rank[c] for c in word]

    first = lambda word: rank[word[0]]
    yes = any(first(word) > 1 for word in words)
    return sorted(words, key=key), max(words, key=first), list(map(key, words)), yes


def binds_twice(flag):
    def step(x):
        return x + 1

    first = step(1)
    if flag:

        def step(x):
            return str(x)

        first = step(first)
    other = step
    other = lambda x: (x, flag)
    return first, other(first)


def shadows(len):
    def size(max):
        return len(max)

    return size("abc")


def double(x):
    return x, x


def fails(items):
    def inner(i):
        return items[i]

    def outer(i):
        return inner(i + 1)

    try:
        outer(1)
    except IndexError as e:
        print(e)
    return outer(5)


print(late())
print(permutations([1, 2, 3]))
print(parity(7), deep(3), activations(3))
print(keys(["ba", "ab", "cc"], "abc"))
print(binds_twice(True), binds_twice(False), shadows(double))
fails([1, 2])
