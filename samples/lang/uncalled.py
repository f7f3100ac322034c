# golden: stdout verdict
# Functions that nothing calls are not compiled, whatever would be against them.
def no_parameters():
    return sum(range(10))


def annotated(xs: list[int], name: str, factor: float | None = None) -> str:
    total = 0.0
    for x in xs:
        total += x * (factor or 1.0)
    return name + str(total)


def unknown(xs):
    return len(xs)


def with_default(n=3):
    return n * n


def deferred_anyway(code: str):
    return eval(code)


print("done")
