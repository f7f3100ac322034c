# golden: stdout verdict
# deferred: pairs
def pairs(values):
    it = iter(values)
    out = []
    for value in it:
        out.append((value, next(it, None)))
    return out


print(pairs([1, 2, 3]))
