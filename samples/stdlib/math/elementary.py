# golden: stdout status stderr verdict
import math

for x in [0.5, -0.25, 1.0, 0.75]:
    print(math.sin(x), math.cos(x), math.tan(x), math.asin(x), math.acos(x), math.atan(x))
    print(math.sinh(x), math.cosh(x), math.tanh(x), math.asinh(x), math.atanh(x / 2), math.acosh(x + 2))
    print(math.exp(x), math.exp2(x), math.expm1(x), math.log1p(x), math.cbrt(x), math.erf(x), math.erfc(x))
    print(math.gamma(x), math.lgamma(x), math.degrees(x), math.radians(x), math.fabs(x), math.ulp(x))

for n in [1, 2, 10, 1000]:
    print(math.sqrt(n), math.log(n), math.log2(n), math.log10(n), math.log(n, 3), math.pow(n, 0.5), math.atan2(n, 3))

print(math.log(10**400), math.log2(2**2000), math.log10(10**400))
print(math.fmod(-7, 3), math.remainder(7, 2), math.modf(-2.5), math.frexp(10.0), math.ldexp(0.75, 5))
print(math.copysign(3, -0.0), math.nextafter(1.0, 2.0), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 2, rel_tol=0.5))
print(math.pi, math.e, math.tau, math.inf, math.nan)


def attempt(x: float) -> None:
    try:
        print(math.sqrt(x))
    except ValueError as error:
        print("ValueError:", error)
    try:
        print(math.exp(x))
    except OverflowError as error:
        print("OverflowError:", error)


attempt(-1.0)
attempt(1000.0)
