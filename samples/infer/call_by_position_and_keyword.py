# golden: stdout
# A function is walked once for each row of types it is called with.
def scale(x, by=2):  # reveal: (int, int) -> int; (float, int) -> float; (str, int) -> str
    return x * by  # reveal: int; float; str


a = scale(3)  # reveal: int
b = scale(2.5, 2)  # reveal: float
c = scale(by=3, x="ab")  # reveal: str
d = scale("x")  # reveal: str
print(a, b, c, d)
