# golden: stdout status stderr verdict
# Growing a string in a loop; the old one keeps its value.
def spell(n):
    out = ""
    for k in range(n):
        old = out
        out += chr(97 + k % 26)
        if k == 3:
            kept = old
    return out, kept


text, kept = spell(60)
print(text, kept, len(text))
a = "x"
b = a
a += "y"
a = a + a
print(a, b, "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é" + "😀" + "a")
parts = ""
for piece in ["a", "é", "☃", "😀", "z"]:
    parts += piece
print(parts, parts[1:4], len(parts))
print("a" + 1)
