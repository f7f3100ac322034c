# golden: stdout verdict
# deferred: names
def names():
    x = 1
    y = 2
    return sorted(locals())


print(names())
