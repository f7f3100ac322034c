# golden: stdout status stderr verdict
# Annotations are evaluated when the `def` runs: what they name has to be there.
def noisy(kind):
    print("evaluating", kind)
    return int


def first(x: noisy("parameter")) -> noisy("result"):
    return x


count: noisy("variable") = 3
print(first(count))


def second(x: Undefined):
    return x


print(second(1))
