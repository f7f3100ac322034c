# golden: stdout status stderr verdict
# Rule 7: identity survives the way there and back.
def same(value, *others):
    return [value is other for other in others]


def back(value, **ignored):
    return value


def check(text: str, n: int) -> None:
    big = text * n
    pair = (text, n)
    print(same(big, big, back(big)), same(pair, back(pair), back(back(pair))))
    print(big is back(big), pair is back(pair, x=1))


check("ab", 1000)
check("é☃", 3)
name = "".join(["na", "me"])
print(same(name, name, back(name)), name == "name", back(None) is None, back(True) is True, back(()) is ())
data = b"x" * 100
print(same(data, back(data)), back(data) is data)
