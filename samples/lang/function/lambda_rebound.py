# golden: stdout status verdict
# A variable that holds one lambda after another, and other values: which one is known where it is called.
def f(c):
    g = lambda a: a + 1
    r = [g(1)]
    g = lambda a: a * 10
    r.append(g(2))
    g = 5
    r.append(g)
    h = None
    if c:
        h = lambda: "h"
        r.append(len(h()))
    return r


def unused():
    k = lambda: 1
    return 2


def deep(n):
    step = lambda m: deep(m - 1) if m > 0 else 0
    return 1 + step(n)


print(f(True), f(False), unused(), deep(5))
op = lambda x: -x
print(op(2))
op = lambda x, y=(1, 2): (x, y)
print(op(2))


def wrong():
    bad = lambda x: x.missing if x else 1
    return bad(0)


try:
    (lambda x: 1 // x)(0)
except ZeroDivisionError as e:
    print(e)
