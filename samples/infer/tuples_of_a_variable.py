# golden: stdout
# Tuples of several lengths in one variable are one of unknown length.
def row(n):  # reveal: (int) -> tuple[int, ...]
    if n == 0:
        return ()
    if n == 1:
        return (1,)
    return (1, 2)


total = 0
for n in range(3):
    r = row(n)  # reveal: tuple[int, ...]
    total += sum(r)
print(total)
