# golden: stdout
# Items of text are text, items of bytes are numbers.
text = "abc"
data = b"abc"
letter = text[0]  # reveal: str
number = data[0]  # reveal: int
part = data[1:]  # reveal: bytes
for c in text:  # reveal: str
    print(c)
for n in data:  # reveal: int
    print(n)
words = "a b".split()  # reveal: list[str]
joined = "-".join(words)  # reveal: str
coded = text.encode()  # reveal: bytes
halves = text.partition("b")  # reveal: tuple[str, str, str]
shown = f"{text}{number}"  # reveal: str
print(letter, part, words, joined, coded, halves, shown)
