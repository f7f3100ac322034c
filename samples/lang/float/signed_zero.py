# golden: stdout status stderr verdict
# Minus zero is equal to zero and prints otherwise.
import math


def sign(x):
    return math.copysign(1.0, x)


z = -0.0
print(z, 0.0 == z, sign(z), sign(-z), z + 0.0, z - 0.0, z * 2, 0.0 * -1)
print(-1.0 * 0.0, 0 * -1.0, 0.0 / -3, -0.0 // 1, 0.0 % -1.0, -1e-320 * 1e-320)
print(abs(z), round(-0.4), round(-0.4, 0), int(z), str(z), f"{z:.1f}", f"{z:+g}", f"{z:d}" if z == 1 else "")
print(min(0.0, -0.0), min(-0.0, 0.0), max(-0.0, 0.0), sum([-0.0, -0.0]), sorted([0.0, -0.0, -1.0]))
print(math.atan2(0.0, -0.0), {0.0: "a", -0.0: "b"}, -0.0 in [0.0], (-0.0).is_integer())
