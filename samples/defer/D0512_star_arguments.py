# golden: stdout verdict
# deferred: call
def add(a, b, c):
    return a + b + c


def call(values):
    return add(*values)


print(call([1, 2, 3]))
