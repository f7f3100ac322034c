# golden: stdout status stderr verdict
# sep, end, and their edges.
print(1, 2.5, "three", None, True, [4], sep="-", end="|\n")
print("a", "b", sep="")
print("a", "b", sep=None, end=None)
print()
print("", "", "")
print("no end", end="")
print("", end="\n\n")
print(sep="x")
print("tab", "sep", sep="\t")
print(*[1, 2, 3], *"ab", sep=", ")
print(print("inner"))
print("multi\nline", r"raw\n", "nul\0byte", "é☃😀")
print([1.0, "a", None], (1,), {"k": [True]}, {1}, range(3), 1e100, -0.0, 10**30)
try:
    print("x", sep=1)
except TypeError as error:
    print(error)
print("x", nosuch=1)
