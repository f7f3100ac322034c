# golden: stdout status stderr verdict
# The same name, another function: callers see the one of the moment.
def rate():
    return 1


def use(n):
    return rate() * n


print(use(10))


def rate():
    return 2


print(use(10))
