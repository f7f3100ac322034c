# golden: stdout
# Each round hands a type on by one variable.
a, b, c = 1, 2, 3
for n in range(4):
    a, b, c = b, c, "end"
    a  # reveal: int | str
    b  # reveal: int | str
    c  # reveal: str
print(a, b, c)
