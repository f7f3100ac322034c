# golden: stdout
# A loop is walked until what it binds is at rest: the first round does not say it all.
def run(n):  # reveal: (int) -> tuple[int | float, int | None]
    x = 0  # reveal: int
    last = None
    for i in range(n):  # reveal: int
        x  # reveal: int | float
        last  # reveal: int | None
        x = x + 0.5  # reveal: float
        last = i
    return x, last  # reveal: tuple[int | float, int | None]


print(run(0), run(3))
