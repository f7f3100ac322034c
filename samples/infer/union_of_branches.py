# golden: stdout
# After an `if`, a variable has the types of both branches.
def choose(flag):
    if flag:
        x = 1
    else:
        x = "one"
    x  # reveal: int | str
    y = 1 if flag else None  # reveal: int | None
    return x, y  # reveal: tuple[int | str, int | None]


print(choose(True), choose(False))
