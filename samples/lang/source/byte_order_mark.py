# golden: stdout status stderr verdict
# A byte order mark is no character.
x = "é"
print(x, len(x))
print(1 / 0)
