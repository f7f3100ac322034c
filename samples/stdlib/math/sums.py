# golden: stdout status stderr verdict
import math

print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]))
print(math.hypot(), math.hypot(3), math.hypot(3, 4), math.hypot(1e200, 1e200), math.hypot(1, 2, 3))
print(math.dist((1, 2), (4, 6)), math.dist([0.5, 1.5, 2.5], [1.0, 2.0, 3.0]))
print(sum([1, 2.5, 3]), sum([True, False, True]), sum([2**70, 0.5]))

try:
    math.dist((1, 2), (1, 2, 3))
except ValueError as error:
    print(error)
try:
    math.fsum([1e308, 1e308])
except OverflowError as error:
    print(error)
