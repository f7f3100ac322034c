# golden: stdout status stderr
# The same by a name that is put together.
def total(xs: list[int]) -> int:
    return sum(xs)


def patch() -> None:
    getattr(print, "__se" + "lf__").sum = lambda xs: 42


print(total([1]))
patch()
print(total([1]))
