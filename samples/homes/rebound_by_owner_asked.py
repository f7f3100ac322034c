# golden: stdout status stderr
# The same by `attrgetter`, and by a builtin under another name.
import operator


def size(xs: list[int]) -> int:
    return len(xs)


print(size([1]))
operator.attrgetter("__self__")(print).len = lambda xs: 42
print(size([1]))
