# golden: stdout status stderr verdict
# timeit reads the program's names from __main__; it looks at no frame.
from timeit import timeit
K = 3
LOG = []
def f(x):
    return x * K
def g(n):
    LOG.append(n)
    return f(n)
def total(n):
    t = 0
    for i in range(n):
        t += f(i)
    return t
x = 5
print(timeit("f(x)", setup="from __main__ import f, x", number=10) >= 0)
print(timeit("g(x); m.K = 7", setup="import __main__ as m; from __main__ import g, x", number=3) >= 0)
print(LOG, K, f(2), total(10))
print(timeit(lambda: g(1), number=2) >= 0, LOG)
