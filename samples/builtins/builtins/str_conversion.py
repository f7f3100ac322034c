# golden: stdout status stderr verdict
# str and repr of everything.
values = [1, -0.0, 1e100, True, None, "a'b", b"x", [1, "a"], (1,), {"k": None}, {1}, range(2), 2**70, 1j, ..., int, len, NotImplemented]
for value in values:
    print(str(value), repr(value), end="; ")
print()
print(str(), str(b"ab", "ascii"), ascii("é"), str([[]]), str({}), str(set()), repr("\n"), str(1.0), str(10**5))
print(str(5) + "5", [str(x) for x in (1, 2.5)], "".join(map(str, range(5))), len(str(2**100)), str(ValueError("x")))
str(b"a", 5)
