# golden: stdout status stderr verdict
# Rule 1: `__code__` may be replaced under a function that is called natively.
def price(n: int) -> int:
    return n * 3


def total(limit: int) -> int:
    result = 0
    for n in range(limit):
        result += price(n)
    return result


def cheaper(n):
    return n


print(total(5))
price.__code__ = cheaper.__code__
print(total(5), price(10))
