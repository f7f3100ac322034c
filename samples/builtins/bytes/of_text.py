# golden: stdout
# static: known
# deferred: wide, named
# `bytes(text, encoding)` knows the codecs that `encode` knows.
def known(text: str) -> tuple[bytes, bytes, bytes]:
    return bytes(text, "utf-8"), bytes(text, "ascii", "replace"), bytes(text, encoding="latin-1", errors="ignore")


def wide(text: str) -> bytes:
    return bytes(text, "utf-16-le")


def named(text: str, errors: str) -> bytes:
    return bytes(text, "ascii", errors)


print(known("é"), wide("é"), named("é", "namereplace"))
