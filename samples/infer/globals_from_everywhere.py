# golden: stdout
# A global has the types of what any function binds to it.
total = 0  # reveal: int
last = None


def add(n):  # reveal: (int) -> int | float | None; (float) -> int | float | None
    global total, last
    total = total + n  # reveal: int | float; float
    last = n
    return last  # reveal: int | float | None


add(1)
add(2.5)
total  # reveal: int | float
last  # reveal: int | float | None
print(total, last)
