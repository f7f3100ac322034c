# golden: stdout status stderr verdict
# `f(*items)` of as many items as there are: each is an argument, or there is a TypeError.
def add(a, b, c):
    return a + b + c
xs = [int(x) for x in "1 2 3".split()]
print(add(*xs), add(1, *xs[1:]), add(1, 2, *xs[2:]), add(*tuple(xs)), add(*range(3)), add(*"abc"))
print(add(*map(int, "4 5 6".split())), add(*(x * x for x in xs)), add(*{1: 2, 3: 4, 5: 6}))
for n in range(6):
    try:
        print(add(*range(n)))
    except TypeError as e:
        print(e)
    try:
        print(add(7, *range(n)))
    except TypeError as e:
        print(e)
def one(a):
    return a
for n in range(3):
    try:
        print(one(*range(n)))
    except TypeError as e:
        print(e)
def none():
    return "none"
for n in range(2):
    try:
        print(none(*range(n)))
    except TypeError as e:
        print(e)
