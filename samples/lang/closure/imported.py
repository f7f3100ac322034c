# golden: stdout status stderr verdict
# An import in a function, of which nested functions see the name.
def several():
    import math
    from math import floor as fl, sqrt
    import math as m2

    def g(x):
        return sqrt(x) + math.pi + fl(2.5) + m2.e

    def h(x):
        return g(x) if x else math.tau

    return g(4), h(0), h(9)


class Kept:
    def run(self, n):
        import math

        def inner(k):
            return 1 if k == 0 else k * math.floor(inner(k - 1))

        return inner(n)


def in_a_loop(n):
    total = 0
    for i in range(n):
        import math

        def part(x):
            return math.gcd(x, i)

        total += part(12)
    return total


def failing(x):
    import math

    def inner():
        return math.sqrt(x)

    return inner()


print(several())
print(Kept().run(5))
print(in_a_loop(6))
print(failing(9))
failing(-1)
