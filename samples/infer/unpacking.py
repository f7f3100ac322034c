# golden: stdout
# Each target gets the type at its place; a starred one is a list.
a, b = 1, "b"  # reveal: tuple[int, str]
a  # reveal: int
first, *others = [1.5, 2.5, 3.5]
first  # reveal: float
others  # reveal: list[float]
(x, y), z = ((1, "y"), None)
x  # reveal: int
y  # reveal: str
z  # reveal: None
c, d = "cd"
c  # reveal: str
a, b = b, a
a  # reveal: str
print(a, b, first, others, x, y, z, c, d)
