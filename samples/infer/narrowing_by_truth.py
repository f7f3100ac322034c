# golden: stdout
# What is true and what is false of a union: None is never true.
def half(n):  # reveal: (int) -> int | None
    return n // 2 if n % 2 == 0 else None


def run(n):  # reveal: (int) -> tuple[int, str | None]
    x = half(n)
    if x:
        x  # reveal: int
    else:
        x  # reveal: int | None
    if not x:
        x = 7  # reveal: int
    y = "x" * n or None  # reveal: str | None
    return x, y  # reveal: tuple[int, str | None]


for n in range(4):
    print(run(n))
