# golden: stdout status stderr verdict
# `f(*items)` of nested and decorated functions; what is evaluated before.
xs = [1, 2, 3]
def add(a, b, c):
    return a + b + c
def outer(args):
    def inner(a, b):
        return a - b
    return inner(*args)
print(outer([5, 3]))
try:
    outer([5])
except TypeError as e:
    print(e)
def wrap(fn):
    def w(*args):
        print("calls", len(args))
        return fn(*args)
    return w
@wrap
def mul(a, b):
    return a * b
print(mul(2, 3))
def boom():
    print("evaluated")
    return [1][5]
try:
    add(boom(), *xs)
except IndexError as e:
    print(e)
mixed = [1, "a"]
def two(a, b):
    return f"{a}{b}"
print(two(*mixed))
two(*mixed[:1])
