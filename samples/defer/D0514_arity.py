# golden: stdout verdict
# deferred: attempt
def add(a, b):
    return a + b


def attempt():
    try:
        return add(1)
    except TypeError as error:
        return str(error)


print(add(1, 2), attempt())
