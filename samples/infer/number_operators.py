# golden: stdout
# What the operators give: `/` a float, `//` what its operands are, `**` depends on the exponent.
a = 7 / 2  # reveal: float
b = 7 // 2  # reveal: int
c = 7.0 // 2  # reveal: float
d = 2**10  # reveal: int
e = 2**-1  # reveal: float
f = divmod(7, 2)  # reveal: tuple[int, int]
g = 1 + 2j  # reveal: complex
h = abs(3 + 4j)  # reveal: float
i = round(2.5)  # reveal: int
j = round(2.567, 2)  # reveal: float
k = 7 % 2.5  # reveal: float
print(a, b, c, d, e, f, g, h, i, j, k)
