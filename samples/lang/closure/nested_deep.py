# golden: stdout status stderr verdict
# Functions in functions in functions; each call of the one around has variables of its own.
def deep(k):
    def one(a):
        def two(b):
            def three(c, d=(1, -1)):
                return a, b, c, d, k, base

            return three(b + 1), three(d=None, c=0)

        return two(a + 1)

    base = k * 10
    return one(1)


def activations(n):
    # Each call of the function around has variables of its own.
    def here():
        return below + [n]

    below = []
    if n > 0:
        below = activations(n - 1)
        n = -n
    return here()


def fails(items):
    def inner(i):
        return items[i]

    def outer(i):
        return inner(i + 1)

    try:
        outer(1)
    except IndexError as e:
        print(e)
    return outer(5)


print(deep(3), activations(3))
fails([1, 2])
