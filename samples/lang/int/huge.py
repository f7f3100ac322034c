# golden: stdout status stderr verdict
# Ints have no limit.
def factorial(n):
    result = 1
    for k in range(2, n + 1):
        result *= k
    return result


def digits(n):
    count = 0
    while n:
        n //= 10
        count += 1
    return count


print(factorial(30))
print(digits(factorial(100)), factorial(25) // factorial(23))
print(2**200 - 1, -(2**63), 2**63, 2**64 - 1)
print(hash(2**61 - 1), hash(2**61), hash(-1), hash(2**200))
print((2**64).bit_length(), 10**40 % 97, -(10**40) // 7)
