# golden: stdout status stderr verdict
# int of everything.
for value in (3.99, -3.99, "12", " 12 ", True, b"7", 10**20):
    print(int(value), end=" ")
print(int("-1010", 2), int("zz", 36), int("0xff", 16), int("0b11", 0), int())
for bad in ("1.5", "", "abc", None, [], "1e5", 1j):
    try:
        print(int(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    int(5, 10)
except TypeError as error:
    print(error)
int("12x", 36 + 1)
