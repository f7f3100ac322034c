# golden: stdout status stderr verdict
# round() decides by the exact value, ties to even.
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 0.375, 1e16, 123.456):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), round(x, -2))
print(round(5e-324, 400), round(1e300, -301), round(1.5, 0), round(2.5, None))
print(type(round(1.0)).__name__, type(round(1.0, 0)).__name__, round(-0.0), round(0.5, 0))
try:
    print(round(float("nan")))
except ValueError as error:
    print(error)
round(float("inf"))
