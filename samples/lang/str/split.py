# golden: stdout status stderr verdict
# Splitting and joining.
print(" a  b c ".split(), " a  b c ".split(" "), "a,b,,c".split(","), "a,b,c".split(",", 1), "".split(), "".split(","))
print("a b c d".rsplit(" ", 2), "a b c".rsplit(), "  x  y".split(None, 1), "a<>b<>c".split("<>"))
print("one\ntwo\r\nthree\rfour\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines(), "a\x0bb\u2028c".splitlines())
print("-".join(["a", "b", "c"]), "".join(["x"]), ", ".join([]), "ab".join("123"), "-".join(("p", "q")))
words = "the quick brown fox".split()
print([word[0] for word in words], " ".join(words[::-1]))
try:
    "a".split("")
except ValueError as error:
    print(error)
try:
    ",".join(["a", 1])
except TypeError as error:
    print(error)
