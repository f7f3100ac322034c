# golden: stdout status stderr verdict
# lru_cache and cache of functions that forget nothing: what is called, what is counted, what is shared.
import functools
from functools import cache, lru_cache

@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80), fib.cache_info(), fib.cache_info().hits)
fib.cache_clear()
print(fib.cache_info(), fib(3))

@cache
def pair(a, b):
    print("pair", a, b)
    return [a, b]

made = pair(1, "x")
made.append(3)
print(pair(1, "x"), pair(2, "y"), pair(1, "x") is made)

@functools.cache
def greet(name="you", end="!"):
    print("greet", name, end)
    return name + end

# A default that is given is another key.
print(greet(), greet("you"), greet("you", "!"), greet(), greet.cache_info())

@functools.lru_cache(None)
def lev(a, b):
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return lev(a[1:], b[1:])
    return 1 + min(lev(a[1:], b), lev(a, b[1:]), lev(a[1:], b[1:]))

print(lev("kitten", "sitting"), lev.cache_info())

class Point:
    def __init__(self, x):
        self.x = x

@cache
def double(point):
    print("double", point.x)
    return point.x * 2

p = Point(3)
print(double(p), double(p), double(Point(3)))
