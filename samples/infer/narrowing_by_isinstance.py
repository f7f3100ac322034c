# golden: stdout
# `isinstance` splits a union: each branch has its members.
def show(x):  # reveal: (int | float | str | bytes) -> int | float
    if isinstance(x, int):  # reveal: bool
        return x  # reveal: int
    if isinstance(x, (str, bytes)):
        return len(x)  # reveal: int
    return x  # reveal: float


def pick(n):
    return [1, "a", b"b", 2.5][n]


for n in range(4):  # reveal: int
    value = pick(n)  # reveal: int | float | str | bytes
    shown = show(value)  # reveal: int | float
    print(shown)
