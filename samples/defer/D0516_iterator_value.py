# golden: stdout verdict
# deferred: pairs
def numbers(n):
    for i in range(n):
        yield i


def pairs(n):
    it = enumerate(numbers(n))
    out = []
    for value in it:
        out.append((value, next(it, None)))
    return out


print(pairs(3))
