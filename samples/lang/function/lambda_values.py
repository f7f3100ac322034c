# golden: stdout status stderr verdict
# Lambdas in variables, parameters and defaults: called like functions of the program, as long as no object is needed.
def apply(f, x, times=1):
    for _ in range(times):
        x = f(x)
    return x


def local(n):
    square = lambda x: x * x
    add = lambda x, y=2: x + y
    none = lambda: n0
    return square(n), add(n), add(n, 5), add(y=1, x=n), sorted([3, 1, 2], key=square), list(map(add, [1, 2])), none()


n0 = 7
double = lambda x: x * 2
print(apply(lambda x: x + 1, 3), apply(double, "ab", 2), double(2.5), local(3))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(5), apply(lambda s: s + "!", "a", 3), max([1, -2], key=double))


def default(x, f=lambda v: v + 1):
    if f is None:
        return x
    return f(x)


print(default(1), default(1, None), default(2, lambda v: v * 10))
half = lambda x: 10 // x
print(half(3))
print(apply(half, 0))
