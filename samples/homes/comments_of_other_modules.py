# golden: stdout status verdict
# static: total, spaced
# What the comments of another module say.
import _comments


def total(xs: list[int]) -> int:
    return sum(xs)


def spaced(text: str) -> str:
    return " ".join(text)


print(total([1, 2, 3]), spaced("abc"), _comments.label(3))
