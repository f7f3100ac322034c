# golden: stdout status stderr verdict
# Functions that often return at once: their start is copied into callers. Depth, tracebacks and objects stay what they are.
import sys


def power(base, exponent):
    if exponent == 0:
        return 1
    if exponent == 1:
        return base
    half = power(base, exponent // 2)
    return half * half * (base if exponent % 2 else 1)


def depth(n):
    if n <= 0:
        return 0
    return depth(n - 1) + 1


def joined(words, at, sep):
    if at >= len(words):
        return ""
    words.append(str(at)) if at == 1 and len(words) < 5 else None
    return words[at] + sep + joined(words, at + 1, sep)


def unused(n, label):
    if n == 0:
        return label
    return unused(n - 1, "end")


def counted(n):
    if n < 1:
        return n
    n -= 1
    return counted(n) + n


def failing(n, items):
    if n == 0:
        return items[0]
    return 10 // (n - 3) + failing(n - 1, items)


print(power(3, 50), power(2, 200), power(7, 1), power(7, 0), power(-1, 3))
print(depth(900), depth(True), depth(-5), depth(-(10**30)))
words = ["a", "b", "c"]
print(joined(words, 0, "-"), words, joined([], 0, ""))
print(repr(unused(0, "start")), repr(unused(3, "start")))
print(counted(40), counted(2**70 - 2**70 + 5), counted(0))
print(failing(2, [5]), failing(0, [7]))
for depths in (990, 994, 995, 996, 997, 998, 999, 1000, 2000):
    try:
        print(depths, depth(depths))
    except RecursionError as error:
        print(depths, error)
sys.stdout.flush()
print(failing(4, [1]))
