# golden: stdout status stderr verdict
# Comparisons of int and float are exact, not by conversion.
big = 2**53
print(big == float(big), big + 1 == float(big), big + 1 > float(big))
print(10**400 > 1e308, 10**400 > float("inf"), -(10**400) < float("-inf"))
print(1 == 1.0, 1 < 1.5, 2 > 1.5, 0 == -0.0, 1 == float("nan"))
print(2**63 == 9223372036854775808.0, 2**63 - 1 == 9223372036854775808.0)


def smaller(a, b):
    return a if a < b else b


print(smaller(3, 2.5), smaller(2, 2.5), smaller(10**20, 1e20), smaller(1e20, 10**20))
print(sorted([3, 2.5, 2, 2.0, -1.5, 10**18, 1e18]))
