# golden: stdout status stderr verdict
# Where a machine word ends, nothing happens.
def step(x, d):
    return x + d


edge = 2**63 - 1
print(step(edge, 1), step(-edge, -2), edge * edge)
print(step(2**62 - 1, 1), -(-(2**63)), abs(-(2**63)))
x = 1
for _ in range(70):
    x = x * 2 + 1
print(x, x - 2**71, x // 3, x % 1000)
print(-(2**63) // -1, -(2**62) * 2, (2**62) * -2 == -(2**63))
y = 2**31
print(y * y, y * y * 2, y * y * 2 - 1)
