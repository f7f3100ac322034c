# golden: stdout status stderr verdict
# The C library's results, bit for bit.
import math

for x in (0.5, 1.0, 2.0, 10.0, 1e-5, 123.456):
    print(x, math.sqrt(x), math.sin(x), math.cos(x), math.exp(-x), math.log(x), math.log10(x), math.log2(x))
print(math.pi, math.e, math.hypot(3.0, 4.0), math.atan2(1.0, -1.0), math.pow(2.0, 0.5), math.fmod(-7.0, 3.0))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(2.7), math.isnan(math.nan), math.isinf(-math.inf), math.gcd(12, 18))
print(math.factorial(20), math.isqrt(10**20 + 1), math.comb(10, 3), math.degrees(1.0), math.radians(180.0))
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1)):
    try:
        print(call())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__)
