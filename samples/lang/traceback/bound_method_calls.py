# golden: stderr status
# static: lookup, late, nested
# A method that is kept as a value raises where it is called, and is looked up where it is kept.
def lookup(xs: list[int]) -> int:
    index = xs.index
    return 1 + index(99)


def late(n: int) -> int:
    if n > 1:
        pop = [1].pop
    return pop(n)


def nested(d: dict[str, int]) -> int:
    pop = d.pop
    total = pop("a") + pop(
        "b"
    )
    return total


def step(i: int) -> None:
    try:
        if i == 1:
            lookup([1])
        if i == 2:
            late(1)
        if i == 3:
            late(7)
        if i == 4:
            nested({"a": 1})
        raise RuntimeError
    except Exception:
        if i > 4:
            raise
        step(i + 1)


step(1)
