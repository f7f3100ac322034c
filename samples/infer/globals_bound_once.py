# golden: stdout
# A global that only the module body binds is known at each point of it.
x = 1
x  # reveal: int
x = "two"
x  # reveal: str


def look():  # reveal: () -> int | str
    return x  # reveal: int | str


shown = look()  # reveal: int | str
print(shown)
