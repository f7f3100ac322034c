# golden: stdout status stderr verdict
# Shifts of negative and of huge numbers.
def shifts(x):
    return x << 3, x >> 1, x >> 100, x << 70


for x in (0, 1, -1, 5, -5, 2**70, -(2**70) - 1):
    print(x, shifts(x))
try:
    print(1 << -1)
except ValueError as error:
    print(error)
try:
    print(1 >> -2)
except ValueError as error:
    print(error)
print(0 << 1000, True << 2, -1 >> 1000)
