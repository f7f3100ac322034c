# golden: stdout status stderr verdict
def every(a, b):
    return a + b, a - b, a * b, a / b, a // b, a % b, a < b, a == b, a >= b


for a, b in [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (0.1, 0.2), (1e308, 10.0), (-0.0, 1.0)]:
    print(every(a, b))
print(every(3, 0.5), every(0.5, 3), 2.0**0.5, 2**-1, 4.0**2, -(2.0**2), 1e16 + 1, 0.1 + 0.2, 1 / 3, abs(-1.5), -0.0, +1.5)
print(float("1.5"), float("inf"), float("nan"), float(" 1e3 "), int(2.9), round(2.5), round(3.5), round(2.675, 2), round(-0.5), divmod(7.5, 2))
print(str(1e100), repr(0.1), 1e-7, 1e15, 1e16, 123456789.123456789, 5e-324, 100.0, 1.0 == 1, 2.5 == 2.5, bool(0.0), bool(-0.1), hash(0.5))
try:
    print(1.0 / 0)
except ZeroDivisionError as error:
    print(error)
try:
    print(float("x"))
except ValueError as error:
    print(error)
try:
    print(10.0**400)
except OverflowError as error:
    print(error)
print(int(float("inf")))
