# golden: stdout verdict
# deferred: use
def rate():
    return 1


def use(n):
    return rate() * n


print(use(10))


def rate():
    return 2


print(use(10))
