# golden: stdout
# static: strict, escaped, passed, replaced, backslashed, left_out
# Error handlers of `decode`. Two of those for encoding do not know what to do.
def strict(data: bytes) -> str:
    try:
        return ascii(data.decode("utf-8", "strict"))
    except UnicodeDecodeError as error:
        return str(error)


def escaped(data: bytes) -> str:
    return ascii((data.decode("ascii", "surrogateescape"), data.decode(errors="surrogateescape")))


def passed(data: bytes) -> str:
    try:
        return ascii(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError as error:
        return str(error)


def replaced(data: bytes) -> str:
    return ascii((data.decode("utf-8", "replace"), data.decode("ascii", "replace")))


def backslashed(data: bytes) -> str:
    return ascii((data.decode("utf-8", "backslashreplace"), data.decode("latin-1", "backslashreplace")))


def left_out(data: bytes) -> str:
    return ascii(data.decode("ascii", "ignore"))


def referred(data: bytes, errors: str) -> str:
    try:
        return data.decode("ascii", errors)
    except (TypeError, LookupError) as error:
        return repr(error)


for data in [b"a", b"\xff", b"a\xed\xb2\x80", b"\xed\xa0", b"\xe2\x82", b"\xed\xa0\x80b\xff", b"\xf0\x9f\x98", b"\xc3("]:
    print(data, strict(data), escaped(data), passed(data), replaced(data), backslashed(data), left_out(data))
    print(referred(data, "xmlcharrefreplace"), referred(data, "namereplace"), referred(data, "nope"))
