# golden: stdout
# What control cannot reach has no type.
def sign(n):  # reveal: (int) -> int | None
    if n < 0:
        return -1
    elif n >= 0:
        return 1
    return None  # reveal: None


def stop():  # reveal: () -> int
    while True:
        return 5
    return "never"  # reveal: unreachable


print(sign(-3), sign(2), stop())
