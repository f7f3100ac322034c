# golden: stderr status
# static: case_1, case_2
# Text that is not ASCII: offsets in bytes, characters and columns differ.
def case_1(a: str, b: str) -> str:
    é = "ü日本"; x = a.index("é日") + a.index(b)
    return str(x)
def case_2(xs: list[int], i: int) -> str:
    return "日本語" + str(xs[ # c ] [
        i]) + \
        "x"
def step(i: int) -> None:
    try:
        if i == 1: print(case_1("é日", "x"))
        if i == 2: print(case_2([1], 3))
        raise RuntimeError
    except Exception:
        if i > 2:
            raise
        step(i + 1)
step(1)
