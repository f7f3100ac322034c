# golden: stdout status stderr verdict
# A cached function that raises keeps nothing; no entry of tracebacks is the cache's.
from functools import lru_cache

@lru_cache
def check(n):
    print("check", n)
    if n == 3:
        raise ValueError(n)
    return n

for i in [1, 3, 3, 1]:
    try:
        print(check(i))
    except ValueError as error:
        print("caught", error, check.cache_info())

@lru_cache(maxsize=None)
def deep(n):
    if n == 0:
        raise KeyError("deep")
    return deep(n - 1)

@lru_cache(maxsize=None)
def size(items):
    return len(items)

print(size((1, 2)))
try:
    print(size([1, 2]))
except TypeError as error:
    print(error, size.cache_info())
deep(3)
