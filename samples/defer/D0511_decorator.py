# golden: stdout verdict
# deferred: square
import functools


@functools.lru_cache(typed=True)
def square(x):
    return x * x


print(square(7), square(7))
