# golden: stdout status stderr verdict
# int() of strings: signs, blanks, underscores, other digits, other bases.
for text in ("42", "  -7\n", "+5", "1_000", "٣", "0", "-0", "00012"):
    print(repr(text), int(text))
print(int("ff", 16), int("0xFF", 16), int("-0b101", 0), int("z", 36), int("0o17", 0), int("1010", 2))
for text in ("", " ", "1.5", "1__0", "_1", "0x10", "abc", "- 1", "1 2"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
try:
    int("9", 8)
except ValueError as error:
    print(error)
try:
    int("9", 99)
except ValueError as error:
    print(error)
print(int("08", 10))
int("08", 0)
