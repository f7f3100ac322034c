# golden: stdout status stderr verdict
# Annotations are not enforced.
def double(x: int) -> int:
    return x * 2


def label(n: int = "none") -> str:
    return n


count: int = "three"
print(double(4), double("ab"), double([1]), double(1.5), label(), label(3), count)


def total(values: list[int]) -> int:
    result = 0
    for value in values:
        result += value
    return result


print(total([1, 2]), total([1.5]), total((1, 2)), total({5: 0, 6: 0}), total([]))
x: str
try:
    print(x)
except NameError as error:
    print(error)
total(["a"])
