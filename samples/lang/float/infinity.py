# golden: stdout status stderr verdict
# What is too large is inf or an OverflowError, depending on the operation.
inf = float("inf")
print(inf, -inf, inf + 1, inf - 1 == inf, 1 / inf, -1 / inf, inf > 10**400, inf == inf)
print(1e308 * 10, -1e308 * 10, 1e308 + 1e308, inf // 1, 1 // inf, -1 // inf, 5 % inf, -5 % inf)
for make in (lambda: 10.0**400, lambda: float(10**400), lambda: 10**400 * 1.0, lambda: int(inf), lambda: 1e200**2):
    try:
        print(make())
    except OverflowError as error:
        print(error)
print(0.0**0, inf**0, 1**inf, inf**-1, (-inf) ** 3, 2.0**-1100, 0.5**inf)
0.0**-1
