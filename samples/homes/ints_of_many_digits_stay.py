# golden: stdout status stderr verdict
# static: product, halves
# deferred: total
# crossings: in
# Ints of more than 64 bits are not copied into native code: for such calls the original runs, and gives what CPython gives.


def total(*numbers):
    result = 1
    for number in eval("numbers"):
        result = product(result, number)
    return result, halves((result, -result))


def product(a: int, b: int) -> int:
    return a * b


def halves(pair: tuple[int, int]) -> tuple[int, int]:
    a, b = pair
    return a // 2, b // 2


print(total(2, 3), total(True, -4))
print(total(2**31, 2**31), total(2**32, 2**31 - 1), total(2**32, 2**31))
print(total(-(2**62), 2), total(-(2**62), 3), total(2**64, 0))
print(total(*range(1, 25)), total(10**40, 10**40, -1))
