# golden: stdout
# A function that is passed is called with the types of the call inside.
def twice(f, x):
    return f(f(x))  # reveal: int; float


def inc(n):  # reveal: (int) -> int; (float) -> float
    return n + 1


a = twice(inc, 1)  # reveal: int
b = twice(inc, 0.5)  # reveal: float
print(a, b)
