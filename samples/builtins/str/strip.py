# golden: stdout status stderr verdict
def trim(text):
    return "[" + text.strip() + "]"


print(trim("  a b "), trim(""), trim("\t\n x \u3000"), "xxaxx".strip("x"), "xyaxy".lstrip("xy"), "axyx".rstrip("xy"), "  a".lstrip(), "a  ".rstrip() + "|", "abc".strip("abc"))
print("5".zfill(3), "-5".zfill(4), "abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "ab".center(5) + "|", "a\tb".expandtabs(), "abc".ljust(2), "é".rjust(3, "😀"))
