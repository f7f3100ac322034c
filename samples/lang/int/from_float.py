# golden: stdout status stderr verdict
# int() cuts towards zero.
import math

for x in (1.9, -1.9, 0.0, -0.0, 1e20, 123456789.999):
    print(int(x), round(x), math.floor(x), math.ceil(x), math.trunc(x))
for x in (float("nan"), float("inf"), float("-inf")):
    try:
        print(int(x))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(int(), int(True), int(10**30), (7).real, (7).imag, (12).numerator)
