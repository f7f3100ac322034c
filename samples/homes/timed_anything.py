# golden: stdout verdict
# Text that takes `__main__` itself may bind any name again.
import timeit


def step(n):
    return n + 1


def twice(n):
    return step(step(n))


print(twice(1))
timeit.timeit("__main__.step = lambda n: n + 10", setup="import __main__", number=1)
print(twice(1))
timeit.timeit("step(1)", globals=globals(), number=1)
