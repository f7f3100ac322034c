# golden: stdout
# Operators on numbers that come from the isolate: where floats are exact, where a shift overflows, signs of zero.
import types

NUMBERS = types.SimpleNamespace(
    all=[0, 1, -1, 3, 7, -8, 62, 63, 64, 2**53, 2**53 + 1, -(2**53) - 1, 2**62, 2**63 - 1, -(2**63), 2**64]
    + [0.0, -0.0, 0.5, -2.5, 1e308, 1e-320, float("inf"), float("-inf"), float("nan"), True, False]
)


def both(a, b):
    out = []
    for operation in range(8):
        try:
            if operation == 0:
                out.append(a + b)
            elif operation == 1:
                out.append(a - b)
            elif operation == 2:
                out.append(a * b)
            elif operation == 3:
                out.append(a / b)
            elif operation == 4 and abs(b) < 70:
                out.append(a << b)
            elif operation == 5:
                out.append(a >> b)
            elif operation == 6:
                out.append(a == b)
            elif operation == 7:
                out.append(a < b)
        except (ZeroDivisionError, OverflowError, TypeError, ValueError) as e:
            out.append(str(e))
    return out


def one(a):
    return [-a, +a, abs(a)]


for a in NUMBERS.all:
    print(a, one(a))
    for b in NUMBERS.all:
        print(a, b, both(a, b))
