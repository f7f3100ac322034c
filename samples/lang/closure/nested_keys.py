# golden: stdout status stderr verdict
# Nested functions and lambdas as keys, bound again, beside names of builtins.
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


print(keys(["ba", "ab", "cc"], "abc"))
print(binds_twice(True), binds_twice(False), shadows(double))
