# golden: stdout verdict
# deferred: call
def apply(f, x):
    return f(x)


def call(n):
    def add(x):
        return x + n

    return apply(add, 3)


print(call(4))
