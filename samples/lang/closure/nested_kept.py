# golden: stdout status stderr verdict
# Functions that leave the call which has made them.
def adder(n):
    def add(x):
        return x + n

    return add


def apply(f, x):
    return f(x)


def given(n):
    def add(x):
        return x + n

    n += 1
    return apply(add, 1), apply(lambda x: x * n, 5), apply(lambda x: x * 2, 5)


def nested(n, f=None):
    def mine():
        return n

    return f() if n == 0 else nested(n - 1, mine)


def in_comprehension(n):
    kept = [(f := lambda: i)() for i in range(n)]
    return kept, f()


print(adder(3)(4), given(1), nested(2), in_comprehension(3))
