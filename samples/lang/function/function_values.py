# golden: stdout status stderr verdict
# Functions as values: a name that stands for one function is called directly.
def add(a, b):
    return a + b


def twice(f, x):
    return f(f(x, x), x)


def area(width, height=2):
    return width * height


def run(n, operate=add, check=None):
    total = 0
    for i in range(n):
        total = operate(total, i)
    if check is None:
        return total
    return check(total)


def even(n):
    return n % 2 == 0


def shapes():
    measure = area
    return [measure(w) for w in range(3)] + [measure(w, 10) for w in range(2)]


def late(n):
    if n > 1:
        op = add
    return op(n, n)


def apply_all(f, xs):
    return [f(x) for x in xs]


def fact(n, again=None):
    return 1 if n < 2 else n * fact(n - 1)


print(twice(add, 3), twice(add, "ab"), twice(area, 2), twice(f=add, x=1.5))
print(run(5), run(4, area), run(5, check=even), run(6, check=even))
print(shapes(), apply_all(even, [1, 2]), apply_all(fact, range(5)))
alias = add
print(alias(1, 2), late(2))
other = alias
print(other("x", y := "y"))
print(late(0))
