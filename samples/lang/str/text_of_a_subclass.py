# golden: stdout status stderr
# `str(x)`, `f"{x}"`, `"%s" % x` and `bytes(x)` hand on what the method answers, of a subclass as it is.
class Text(str):
    pass


class Raw(bytes):
    pass


class Word:
    def __str__(self):
        return Text("word")

    def __repr__(self):
        return Text("Word()")

    def __format__(self, spec):
        return Text("word" + spec)

    def __bytes__(self):
        return Raw(b"word")


def texts(word):
    return [str(word), repr(word), ascii(word), format(word, "!"), f"{word}", f"{word!s}", f"{word:?}", f"{word!r:>8}"]


def joined(word):
    return [f"{word}{word}", f"a {word}", "%s" % word, "%s." % word, "%r" % (word,), "{}".format(word), "{}{}".format(word, 1)]


def shout(word):
    text = str(word)
    return text.upper() + "!"


for made in texts(Word()) + joined(Word()) + [bytes(Word()), str(Text("x")), shout(Word())]:
    print(type(made).__name__, made)
