# golden: stdout
# A function that ends without `return` gives None, one that may, gives None too.
def nothing(n):  # reveal: (int) -> None
    print(n)


def sometimes(n):  # reveal: (int) -> int | None
    if n > 0:
        return n


a = nothing(1)  # reveal: None
b = sometimes(2)  # reveal: int | None
print(a, b, sometimes(0))
