# golden: stdout
# static: escaped, passed, replaced, referred, backslashed, left_out
# Error handlers: which characters they take, and where the error says they stopped.
def escaped(text: str) -> str:
    try:
        return repr((text.encode("ascii", "surrogateescape"), text.encode(errors="surrogateescape")))
    except UnicodeEncodeError as error:
        return ascii(str(error))


def passed(text: str) -> str:
    try:
        return repr((text.encode("utf-8", "surrogatepass"), text.encode("latin-1", "surrogatepass")))
    except UnicodeEncodeError as error:
        return ascii(str(error))


def replaced(text: str) -> bytes:
    return text.encode("latin-1", errors="replace")


def referred(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def backslashed(text: str) -> bytes:
    return text.encode("ascii", "backslashreplace")


def left_out(text: str) -> bytes:
    return text.encode("utf-8", "ignore")


def named(text: str) -> bytes:
    return text.encode("ascii", "namereplace")


for text in ["é", "a\udc80é", "é\udc80", "\udc80\udc81", "\ud800", "\udc80é\udc81", "日\udcff", "\udc80\ud800b", "😀"]:
    print(ascii(text), escaped(text), passed(text), replaced(text), referred(text), backslashed(text), left_out(text))
    print(named(text.replace("\udc80", "x").replace("\ud800", "y").replace("\udcff", "z").replace("\udc81", "w")))


def unknown(text: str, encoding: str, errors: str) -> str:
    try:
        return repr(text.encode(encoding, errors))
    except LookupError as error:
        return repr(error)


print(unknown("a", "utf-8", "nope"), unknown("é", "ascii", "nope"), unknown("é", "nope", "nope"))
