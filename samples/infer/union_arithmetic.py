# golden: stdout
# An operator on unions has a result for each pair of members; bool and int stay apart.
def pick(n):  # reveal: (int) -> bool | int | float
    return True if n == 0 else n if n == 1 else n * 0.5


for n in range(3):
    x = pick(n)
    a = x + 1  # reveal: int | float
    b = x < 2  # reveal: bool
    c = -x  # reveal: int | float
    d = x * x  # reveal: int | float
    print(x, a, b, c, d)
