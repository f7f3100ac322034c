"""The calls of ../str_vectors.rs, made by CPython: prints a digest of the answers for each group.

    PYTHONHASHSEED=0 python3 cpython.py > digests.txt         # what the test compares with
    PYTHONHASHSEED=0 python3 cpython.py GROUP                 # the answers themselves, to find the one that differs
"""

import sys

ALPHABETS = ["ab", "abc ,\t\n", "aA1_ .-+'\"\\%{}", "\u00e9\u00df\u00c0\u00a0\u0085\u00ffab ",
             "\u03b1\u03a3\u03c3\u03c2\u01c5\u0130\u0131\u0149'\u0307aA \u2028\u3000\u0661\u00b2", "\U0001f600\U0001d400\U00010400\U00010428a\u00e9\ud800 "]
ROUNDS = 1500


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def text(self, limit):
        alphabet = ALPHABETS[self.below(len(ALPHABETS))]
        return "".join([alphabet[self.below(len(alphabet))] for _ in range(self.below(limit))])

    def pick(self, texts):
        return texts[self.below(len(texts))]

    def index(self):
        """An index or None."""
        value = self.below(24)
        return None if value < 4 else value - 14

    def number(self):
        return self.pick([0, 1, -1, 7, 255, -1234567, 10**20, -(2**63), True])

    def float(self):
        return self.pick([0.0, -0.0, 1.5, -2.25, 1e300, 3.14159, 1e-7, float("inf"), float("nan")])


def show(call):
    try:
        return repr(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def find(r):
    text, part, start, end = r.text(12), r.text(3), r.index(), r.index()
    for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
        yield show(lambda: getattr(text, name)(part, start, end))
    yield show(lambda: part in text)


def replace(r):
    text, old, new, count = r.text(12), r.text(3), r.text(3), r.below(5) - 1
    yield show(lambda: text.replace(old, new, count))
    yield show(lambda: text.removeprefix(old))
    yield show(lambda: text.removesuffix(old))


def split(r):
    text, sep, limit = r.text(14), r.text(3), r.below(5) - 1
    for name in ("split", "rsplit"):
        yield show(lambda: getattr(text, name)(sep, limit))
        yield show(lambda: getattr(text, name)(None, limit))
    yield show(lambda: text.splitlines())
    yield show(lambda: text.splitlines(True))
    yield show(lambda: text.partition(sep))
    yield show(lambda: text.rpartition(sep))
    for name in ("strip", "lstrip", "rstrip"):
        yield show(lambda: getattr(text, name)())
        yield show(lambda: getattr(text, name)(sep))


def case(r):
    text = r.text(9)
    for name in ("lower", "upper", "title", "capitalize", "swapcase", "casefold", "isalpha", "isalnum", "isascii", "isdecimal",
                 "isdigit", "isnumeric", "isidentifier", "islower", "isupper", "istitle", "isprintable", "isspace"):
        yield show(lambda: getattr(text, name)())


def translate(r):
    text, x, y, z = r.text(9), r.text(4), r.text(4), r.text(4)
    yield show(lambda: text.translate(str.maketrans(x, y)))
    yield show(lambda: text.translate(str.maketrans(x, y, z)))
    yield show(lambda: text.translate({97: x, 32: y, 0x1F600: z}))
    yield show(lambda: text.translate(str.maketrans({x: 98})))
    yield show(lambda: text.startswith((x, y)))
    yield show(lambda: text.endswith((x, y), 1))


def pad(r):
    text, width, fill = r.text(9), r.below(20), r.text(2)
    for name in ("ljust", "rjust", "center"):
        yield show(lambda: getattr(text, name)(width))
        yield show(lambda: getattr(text, name)(width, fill))
    yield show(lambda: text.zfill(width))
    yield show(lambda: text.expandtabs(width))


def operators(r):
    a, b, count, index = r.text(9), r.text(9), r.below(80) - 2, r.below(20) - 10
    yield show(lambda: a + b)
    yield show(lambda: a * count)
    yield show(lambda: a[index])
    yield show(lambda: (a == b, a < b, a <= b, hash(a), len(a)))
    yield show(lambda: ascii(a))
    yield show(lambda: a.join([b, a, ""]))
    yield show(lambda: [ord(c) for c in a])
    start, stop, step = r.index(), r.index(), r.index()
    yield show(lambda: a[start:stop:step])


def format_text(r):
    text = r.text(6)
    spec = "".join([r.pick(["", "", "*", "\u00e9", "<", "\U0001f600"]), r.pick(["", "<", ">", "^", "="]), r.pick(["", "", "", "+", " "]),
                    r.pick(["", "", "", "z", "#"]), r.pick(["", "", "0"]), r.pick(["", "3", "9", "12"]), r.pick(["", "", ",", "_"]),
                    r.pick(["", "", ".2", ".", ".0"]), r.pick(["", "s", "s", "d", "x", "\u00e9", "ss"])])
    yield show(lambda: format(text, spec))


def percent(r):
    text, number, real = r.text(5), r.number(), r.float()
    fmt = "".join([r.pick(["", "a%%"]), "%", r.pick(["", "", "-", "0", "+", " ", "#", "-0", "+0#"]), r.pick(["", "", "3", "12", "*"]),
                   r.pick(["", "", ".3", ".", ".*"]), r.pick(["", "", "l"]), r.pick(list("srcdiuoxXeEfFgGsrc%q") + ["a", ""]), r.text(2)])
    for values in ((text,), (number,), (real,), (5, text), (-7, number), (9, 2, number), (8, -1, real), text, number, real, ()):
        yield show(lambda: fmt % values)


def template(r):
    text, number, real = r.text(5), r.number(), r.float()
    pieces = ["{}", "{0}", "{1}", "{a}", "{{", "}}", "{", "}", "x", "{!r}", "{!a:>9}", "{0!s:^{1}}", "{:{}}", "{a:<{b}}", "{!x}", "{0!r", "{5}",
              "{2[0]}", "{2[1]}", "{2[x]}", "{2[0}", "{2[]}", "{2[0]x}", "{:5}", "{1:d}", "{:{:{}}}", "{0:{{}}}", "{ }", "{:>{b}.{c}}", "\u00e9", "{b!}", "{b!r:}",
              "{3[0]}", "{3[9]}", "{99999999999999999999}"]
    fmt = "".join([r.pick(pieces) for _ in range(r.below(4) + 1)])
    yield show(lambda: fmt.format(text, number, [real, text], "abc", a=text, b=8, c=2))


def codec(r):
    text, handler = r.text(6), r.pick(["strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "what"])
    data = bytes([r.pick([0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xc3, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xff]) for _ in range(r.below(6))])
    for encoding in ("utf-8", "ASCII", "latin1"):
        yield show(lambda: text.encode(encoding, handler))
        if handler != "xmlcharrefreplace":
            yield show(lambda: data.decode(encoding, handler))


def byte_text(r):
    alphabet = [b"ab", b"abc ,\t\n\r\x0b\x1c", b"aA1'\"\\\xff\x00\x7f\x80"][r.below(3)]
    text = bytes([alphabet[r.below(len(alphabet))] for _ in range(r.below(12))])
    part, other = bytes(alphabet[:r.below(3)]), bytes(alphabet[2:4])
    start, end, limit = r.index(), r.index(), r.below(5) - 1
    for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
        yield show(lambda: getattr(text, name)(part, start, end))
    yield show(lambda: part in text)
    yield show(lambda: text.replace(part, other, limit))
    for name in ("split", "rsplit"):
        yield show(lambda: getattr(text, name)(part, limit))
        yield show(lambda: getattr(text, name)(None, limit))
    yield show(lambda: text.splitlines())
    yield show(lambda: text.splitlines(True))
    yield show(lambda: text.partition(part))
    yield show(lambda: text.rpartition(part))
    for name in ("strip", "lstrip", "rstrip"):
        yield show(lambda: getattr(text, name)())
        yield show(lambda: getattr(text, name)(part))
    yield show(lambda: text.hex())
    yield show(lambda: (hash(text), len(text), text < other, text == part))
    yield show(lambda: text.upper() + text.lower())
    yield show(lambda: text[limit])
    yield show(lambda: text[start:end:limit])
    yield show(lambda: part.join([text, other, text]))
    yield show(lambda: bytes([limit, 255]))
    yield show(lambda: limit in text)
    yield show(lambda: text * limit)
    yield show(lambda: list(text))


def main():
    groups = [find, replace, split, case, pad, operators, format_text, percent, template, codec, byte_text, translate]
    for seed, group in enumerate(groups):
        random = Random(seed)
        answers = "".join(line + "\n" for _ in range(ROUNDS) for line in group(random))
        if len(sys.argv) == 1:
            print(group.__name__, hash(answers.encode()))
        elif group.__name__ == sys.argv[1]:
            sys.stdout.buffer.write(answers.encode())


main()
