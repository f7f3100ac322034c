# golden: stdout status stderr verdict
# A power of what is certainly not negative is a float; of others it may be complex.
def attraction(points: list[tuple[float, float]], dt: float) -> float:
    total = 0.0
    for x, y in points:
        d2 = x * x + y * y  # reveal: float
        total += dt * (x * x + y * y) ** (-1.5) + d2**0.5 + (x**2) ** 0.25
    return total


def may_be_complex(x: float):
    y = x - 1.0
    return (y * x) ** 0.5, y**0.5


def changed(x: float):
    y = x * x
    y = y - 2.0
    return y**0.5


def roots(x: float):
    return (x * x) ** 0.5, (x * x + 0.0) ** -0.5


print(attraction([(1.0, 2.0), (3.0, 0.5)], 0.1), may_be_complex(0.5), changed(1.0), changed(2.0))
print(roots(float("nan")), roots(float("inf")), roots(-3.0))
try:
    roots(-0.0)
except ZeroDivisionError as e:
    print(e)
print(attraction([(0.0, -0.0)], 1.0))
