# golden: stdout status verdict
# static: work, twice
# What only calls its argument leaves the names of the module alone.
import argparse
import functools
import operator

limit = 10


def work(n: int) -> int:
    found = 0
    for i in range(n):
        found += i % limit
    return found


def twice(n: int) -> int:
    return work(n) * 2


@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def number(text):
    return int(text) + 1


parser = argparse.ArgumentParser()
parser.add_argument("--n", type=number, default="5")
n = parser.parse_args([]).n
kept = {"work": work, "twice": twice}
pairs = sorted([(2, "b"), (1, "a")], key=operator.itemgetter(0))
print(sorted(map(work, [1, 5, 3]), key=lambda x: -x), n, fib(10), pairs)
print(kept["twice"](30), functools.reduce(lambda a, b: a + b, [work(3), twice(4)]))
