# golden: stdout
# `and` and `or` give one of their operands, `not` and comparisons a bool.
def both(a, b):  # reveal: (int, str) -> tuple[int | str, int | str, bool]
    x = a and b  # reveal: int | str
    y = a or b  # reveal: int | str
    z = not a  # reveal: bool
    return x, y, z  # reveal: tuple[int | str, int | str, bool]


chain = 0 < len("ab") < 3  # reveal: bool
print(both(0, "b"), both(1, "b"), chain)
