# golden: stdout status stderr verdict
def middle(text):
    return text[len(text) // 2]


print(middle("abc"), middle("日本語"), "abc"[0], "abc"[-1], "hello"[1:3], "hello"[:-1], "hello"[::-1], "hello"[::2], "hello"[10:], "hello"[-3:], "a😀b"[1], "a😀b"[::-1])
for i in range(len("xyz")):
    print("xyz"[i], end=" ")
for letter in "é☃":
    print(letter, ord(letter), end=" ")
print(len("a😀"), "b" in "abc", "bc" in "abc", "" in "", "z" not in "abc", list("ab"), sorted("cab"), max("abz"), "abc" < "abd", "a" * 3, "a" + "b", "é" > "z")
try:
    print("abc"[3])
except IndexError as error:
    print(error)
middle("")
