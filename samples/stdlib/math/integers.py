# golden: stdout status stderr verdict
import math

print(math.gcd(), math.gcd(12, 18), math.gcd(-12, 18, 27), math.gcd(0, 5), math.gcd(2**100, 6**60))
print(math.lcm(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(2, 3, 4))
print(math.isqrt(17), math.isqrt(10**40), math.factorial(0), math.factorial(25))
print(math.comb(5, 2), math.comb(2, 5), math.comb(100, 50), math.perm(5, 2), math.perm(5), math.perm(2, 3))
print(math.prod([1, 2, 3]), math.prod([1, 2], start=10), math.prod([1.5, 2.0]), math.prod([0.5], start=2.0))


def attempt(n: int, k: int) -> None:
    try:
        print(math.factorial(n))
    except ValueError as error:
        print(error)
    try:
        print(math.comb(n, k), math.isqrt(n))
    except ValueError as error:
        print(error)


attempt(-1, 2)
attempt(6, -1)
attempt(6, 3)
