# golden: stdout status stderr verdict
# int and float together.
def average(a, b):
    return (a + b) / 2


print(average(1, 2), average(1.0, 2), average(10**17, 1), 1 + 1.0, 2 * 0.5, 3 - 1.5, 7 / 2, 2**0.5, 2.0**3)
total = 0
for k in range(1, 6):
    total += 1 / k
print(total, total * 3, total // 1, -total, +total, abs(-total))
count = 0
count += 0.5
count -= 1
count *= 4
print(count, count == -2, count is None, bool(0.0), bool(0.1), not 0.0)
print((-8) ** (1 / 3), (-8.0) ** 2, 4**0.5, 10**-2, 1e3 == 1000, 0.1 + 0.2 == 0.3)
print(1e16 + 1, 2**53 + 1.0, 10**20 + 0.5, 3 * 1e-5)
print(10**400 + 1.0)
