# golden: stdout status verdict
# static: product, power, trace, runs, checksum, report, main
# Seven functions, and in three of them an expression that only CPython has: all stay native.
import itertools
import textwrap


def product(a, b):
    size = len(b)
    return [[sum(row[k] * b[k][j] for k in range(size)) for j in range(len(b[0]))] for row in a]


def power(m, n):
    result = [[1, 0], [0, 1]]
    while n:
        if n & 1:
            result = product(result, m)
        m = product(m, m)
        n >>= 1
    return result


def trace(m):
    return sum(m[i][i] for i in range(len(m)))


def runs(text):
    longest = 0
    for _, group in itertools.groupby(text):
        longest = max(longest, len(list(group)))
    return longest


def checksum(text):
    total = 0
    for byte in memoryview(text.encode()):
        total = (total * 31 + byte) % 65521
    return total


def report(m, width):
    digits = str(trace(m))
    return textwrap.fill(f"trace {digits}, longest run {runs(digits)}, sum {checksum(digits)}", width)


def main():
    for n in (1, 10, 100):
        print(report(power([[1, 1], [1, 0]], n), 24))
    print(report([[1.5, 0.0], [0.0, 2.5]], 80))
    try:
        print(report([[1, 2]], -1))
    except ValueError as error:
        print(error)


main()
