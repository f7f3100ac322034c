# golden: stdout verdict
# deferred: call
def add(a, b=2, c=3):
    return a + b + c


def call(values):
    return add(*values)


print(call([1, 2, 3]))
