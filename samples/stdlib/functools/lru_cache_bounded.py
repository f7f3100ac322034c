# golden: stdout status stderr verdict
# lru_cache with a size: the key that was used longest ago is forgotten.
from functools import lru_cache

@lru_cache(maxsize=3)
def square(x):
    print("computing", x)
    return x * x

for x in [1, 2, 3, 1, 4, 2, 1, 3, 4, 5, 1]:
    print(x, square(x), square.cache_info())

@lru_cache
def plain(x):
    return -x

print(sum(plain(i % 200) for i in range(500)), plain.cache_info())

@lru_cache()
def called(x, y):
    return x + y

print(sum(called(i % 3, j % 2) for i in range(10) for j in range(10)), called.cache_info())

@lru_cache(maxsize=1)
def down(n):
    # Calls of its own push it out before it has come back.
    return 0 if n == 0 else 1 + down(n - 1)

print(down(4), down(4), down.cache_info(), down(3), down.cache_info())

@lru_cache(maxsize=2)
def once(n):
    # What has been computed meanwhile stays.
    if n > 0:
        once(0)
        return once(n - 1) + 1
    return 0

print(once(3), once.cache_info())
