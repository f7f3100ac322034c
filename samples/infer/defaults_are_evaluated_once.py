# golden: stdout
# A default has the type of what `def` has evaluated, a mutable one is one object for all calls.
START = 10


def add(item, to=[]):  # reveal: (str, list[str]) -> list[str]; (int, list[int]) -> list[int]
    to.append(item)
    return to  # reveal: list[str]; list[int]


def count(n=START):  # reveal: (int) -> int
    return n + 1  # reveal: int


a = add(1)  # reveal: list[int]
b = add("x", ["y"])  # reveal: list[str]
c = count()  # reveal: int
print(a, b, c)
