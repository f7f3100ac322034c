# golden: stdout status stderr verdict
def every(a, b):
    return a + b, a - b, a * b, a // b, a % b, a / b, a < b, a <= b, a == b, a != b, a & b, a | b, a ^ b


for a, b in [(7, 2), (-7, 2), (7, -2), (0, 5), (10**20, 3), (-(2**64), 2**32), (2**62, 2**62)]:
    print(every(a, b))
print(-5, +5, ~5, abs(-5), 2**10, 2**100, (-2) ** 3, 7 << 3, -7 >> 1, 1 << 65, pow(3, 4, 5), divmod(-7, 3))
print(int("12"), int(3.9), int(-3.9), int(True), int(" 7 "), str(10**25), repr(-3), bool(0), bool(5), float(3), 5 .bit_length())
print(1 < 2 < 3, 3 > 2 >= 2, hash(5), 10**18 * 10, 9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2)
try:
    print(1 // 0)
except ZeroDivisionError as error:
    print(error)
try:
    print(1 % 0)
except ZeroDivisionError as error:
    print(error)
try:
    print(1 << -1)
except ValueError as error:
    print(error)
5 / 0
