# golden: stdout
# static: found
# None stands for a value left out only where CPython's own signature says so.
def found(text: str) -> tuple[int, int, list[str], str]:
    return text.find("b", None), text.count("b", 0, None), text.split(None), text.strip(None)


def refused(number: int) -> str:
    try:
        if number == 0:
            return repr([1, 2].index(1, None))
        if number == 1:
            return repr("a\tb".expandtabs(None))
        if number == 2:
            return repr((1).to_bytes(1, None))
        if number == 3:
            return repr("a,b".split(",", None))
        if number == 4:
            return repr("a".replace("a", "b", None))
        if number == 5:
            return repr([1].pop(None))
        if number == 6:
            return repr("a".center(3, None))
        if number == 7:
            return repr(int("1", None))
        return repr(list(enumerate("a", None)))
    except TypeError as error:
        return str(error)


print(found("a b"))
for number in range(9):
    print(refused(number))
