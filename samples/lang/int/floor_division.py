# golden: stdout status stderr verdict
# `//` rounds down and `%` has the sign of the divisor.
def show(a, b):
    print(a, b, a // b, a % b, divmod(a, b))


for a in (7, -7, 0, 12345678901234567890):
    for b in (2, -2, 3, -3, 7, -7):
        show(a, b)
print(-1 // 10**30, -1 % 10**30, 10**30 // -3)
