# golden: stdout status stderr verdict
# Powers: negative exponents give floats, three arguments work modulo.
def power(base, exponent):
    return base**exponent


print(power(2, 10), power(-2, 3), power(0, 0), power(10, 25))
print(2**-1, (-2) ** -3, power(7, 0))
print(pow(3, 200, 13), pow(3, -1, 7), pow(-5, 3, 7), pow(5, 3, -7))
print(-(2**2), (-2) ** 2, 2**3**2)
try:
    print(0**-1)
except ZeroDivisionError as error:
    print(error)
print(True**2, 1 ** (10**20), pow(2, 2.0))
