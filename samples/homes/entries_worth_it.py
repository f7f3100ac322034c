# golden: stdout status stderr verdict
# Functions that the isolate calls: those that are over at once run as CPython runs them, the others natively; alike.
def small(a: int, b: int) -> int:
    return a * 3 + b


def branches(n: int) -> int:
    if n < 0:
        return -n
    return n // 2 if n % 2 == 0 else 3 * n + 1


def loop(n: int) -> int:
    steps = 0
    while n != 1:
        n = branches(n)
        steps += 1
    return steps


def fails(a: int, b: int) -> int:
    return small(a, b) // b


def long_fails(a: int, b: int) -> int:
    return ((((a + b) * 3 ^ b) + (a & b) - (b << 2) + 7) * (a | b) + (a >> 1)) // b % 1009


def drive(*counts):
    for count in counts:
        total = 0
        for n in range(1, count):
            total = small(total, n) % 1000003 + loop(n) + branches(-n)
            total += small(True, n) + long_fails(total, n) + long_fails(total, False + 1)
        print(total, small(2**70, count), small(b=1, a=2), long_fails(2**80, count))
    for call in (fails, long_fails):
        try:
            call(counts[0], 0)
        except ZeroDivisionError as error:
            print(error)
        try:
            call(counts[0], None)
        except TypeError as error:
            print(error)


drive(10, 1000)
