# golden: stdout status stderr verdict
# Rule 7: a long string that crosses again and again, either way.
def letter(text: str, index: int) -> str:
    while text[index] == " ":
        index += 1
    return text[index]


def longest(one: str, other: str) -> str:
    best = one
    for candidate in (one, other):
        if len(candidate) > len(best):
            best = candidate
    return best


def grown(text: str) -> str:
    for _ in range(3):
        text += "!"
    return text


class Text(str):
    def __repr__(self):
        return Text("a" * 1000)


class Keeper:
    def __init__(self, **kept):
        self.kept = dict(kept)

    def keep(self, text):
        self.kept[text] = self.kept.get(text, 0) + 1
        return text


def drive(*texts):
    count = 0
    for text in texts:
        for index in range(len(text) - 1):
            count += letter(text, index) == "x"
        print(len(text), count, longest(text, "short") == text, longest("short", text)[:5])
        more = grown(text)
        print(len(more), more[-5:], more == grown(text), text[-3:], grown(more)[-8:])
        text += "tail"
        print(longest(text, "")[-6:], letter(text, len(text) - 4))
    print(type(longest(Text("x" * 1000), "")), type(longest(Text("y" * 300)[:], repr(Text()))), repr(Text())[:3])


drive("x y" * 1000, " €x" * 400, "\U0001f600 x" * 300, "x" * 20000, "abc", "x" * 255 + " z", "x" * 256, "q" * 200)
keeper = Keeper()
text = "z" * 3000
for index in range(3):
    given = keeper.keep(text)
    other = keeper.keep(text + str(index))
    print(len(keeper.kept), given == text, len(other))
