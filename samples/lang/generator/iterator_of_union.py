# golden: stdout status stderr
# The same where only some of the values can be iterated.
def total(flag):
    values = [1.5, 2.5] if flag else None
    return sum(value for value in values)


print(total(True))
print(any(letter == "b" for letter in "abc"))
print(total(False))
