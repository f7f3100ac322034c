# golden: stdout status stderr verdict
# strip, just, center, zfill, expandtabs.
s = "  xx spam xx  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip(" x")), "abcba".strip("ab"), "aaa".strip("a") == "")
print(repr("ab".ljust(5)), repr("ab".rjust(5, "*")), repr("ab".center(5)), repr("abc".center(6, "-")), "abc".center(2))
print("42".zfill(5), "-42".zfill(5), "+7".zfill(4), "abc".zfill(2), "a\tbc\td".expandtabs(4), "\u2003x\u00a0".strip())
try:
    "x".center(5, "ab")
except TypeError as error:
    print(error)
