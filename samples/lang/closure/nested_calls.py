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


print(late())
print(permutations([1, 2, 3]))
print(parity(7))
