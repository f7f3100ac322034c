# golden: stdout status stderr verdict
# Arithmetic on literals: a constant wherever it is read, as if it had been computed there; what raises still raises.
MODULUS = 10**9 + 7
MASK = (1 << 32) - 1
HUGE = 2**200 * 3
HALF, SMALL = 1 / 2, 2.5 * 4 - 1
MIXED = 7 // 2 * 1000 + 7 % 3 ^ 5


def residue(n):
    return n % MODULUS & MASK


def scaled(x, factor=1 << 4):
    return x * factor * HALF + SMALL


def broken():
    return 1 // 0


def shifted():
    return 1 << -1


print(residue(10**20), residue(-1), HUGE % 1000007, MIXED)
print(scaled(3), scaled(3, 2), scaled(2.5), 5 / 2, -7 // 2, -7 % 3, 2**-1, (-8) ** 2, 7 / 1e308)
print({1 + 1, 2 * 2, 3 - 3, 9 % 7}, 1e308 * 10, (2**64) // 3, 6 & 3 | 8)
for action in (broken, shifted):
    try:
        action()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
print(2**63, 2**63 - 1, -(2**63), 10**40)
