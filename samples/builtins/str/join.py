# golden: stdout status stderr verdict
def sentence(words):
    return " ".join(words) + "."


print(sentence(["a", "b"]), sentence([]), sentence(("x",)), ",".join(str(n) for n in range(4)), "".join(["é", "😀"]), "-".join("abc"), ", ".join({"k": 1, "l": 2}))
print("".join(reversed("abc")), "\n".join(["1", "2"]), "ab".join(["x", "y", "z"]), "".join(sorted("hello")), "|".join([f"{x:02}" for x in range(3)]))
