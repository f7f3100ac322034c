# golden: stdout status stderr verdict
# Decorators of the program's own (Language Reference, 8.7): plain, with arguments, stacked, classes.
def noted(func):
    def wrapper(*args, **kwargs):
        print("start", func.__name__)
        result = func(*args, **kwargs)
        print("end", func.__name__)
        return result

    return wrapper


def repeat(n):
    def deco(f):
        return lambda x: [f(x) for _ in range(n)]

    return deco


class Counted:
    def __init__(self, f):
        self.f = f
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return self.f(x)


def memo(f):
    known = {}

    def inner(n):
        if n not in known:
            known[n] = f(n)
        return known[n]

    return inner


@noted
def add(a, b=2):
    return a + b


@noted
@repeat(2)
def half(x):
    return x / 2


triple = Counted(lambda x: 3 * x)


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(add(1), add(1, b=5), half(5), triple(2) + triple(3), triple.calls, fib(60))
