# golden: stdout status verdict
# Code of the isolate may change the list while the function reads it, or the function keeps it, sees little of it, or waits.
numbers = [1, 2, 3]

def calls_back(xs, *more):
    return later(xs)

def later(xs):
    s = 0
    for x in xs:
        s += x * x + hook(x)
    return s

def hook(x, *more):
    numbers.append(x) if len(numbers) < 6 else None
    return x

def closes_over(xs):
    s = 0
    for x in xs:
        s += x * x + x
    return lambda: len(xs) + s

def first(xs, limit):
    for x in xs:
        if x * x + 1 > limit:
            return x
    return None

def waits(xs):
    while not xs:
        pass
    s = 0
    for x in xs:
        s += x * x + x
    return s

def caller(*args):
    print(calls_back(numbers), numbers, first(numbers, 4), waits(numbers))
    f = closes_over(numbers)
    numbers.append(5)
    print(f())

caller()
