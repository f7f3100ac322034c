# golden: stdout status stderr verdict
# Recursion through a cache: each call is one in C, too, and of these CPython allows fewer.
from functools import lru_cache

@lru_cache(maxsize=None)
def up(n):
    return up(n + 1) + 1 if n < 490 else n

def main():
    print(up(0))

main()

@lru_cache(maxsize=None)
def endless(n):
    return endless(n + 1)

endless(0)
