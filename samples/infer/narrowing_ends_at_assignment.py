# golden: stdout
# What a test has said holds until the name is bound again.
def step(x):  # reveal: (int) -> str; (str) -> str
    while isinstance(x, int):
        x  # reveal: int
        if x > 2:
            x = "done"  # reveal: str
        else:
            x = x + 1  # reveal: int
    return x  # reveal: str


print(step(0), step("already"))
