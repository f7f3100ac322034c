# golden: stdout status stderr verdict
# static: hypotenuse, perimeter
# A function of a module is replaced while the program runs; its callers notice.
import math

calls = 0
real_sqrt = math.sqrt


def counting_sqrt(x):
    global calls
    calls += 1
    return round(real_sqrt(x), 1)


def hypotenuse(a: float, b: float) -> float:
    return math.sqrt(a * a + b * b)


def perimeter(a: float, b: float) -> float:
    return a + b + hypotenuse(a, b)


def patch():
    math.sqrt = counting_sqrt


print(hypotenuse(1.0, 1.0), perimeter(3.0, 4.0))
patch()
print(hypotenuse(1.0, 1.0), perimeter(3.0, 4.0))
print("calls:", calls)
