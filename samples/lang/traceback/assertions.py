# golden: stderr status
# static: case_1, case_2, case_3, case_4
# Where `assert` stands: 3.11 the last comparison or the statement, 3.12 the statement, 3.13 the test.
def case_1(x: int) -> int:
    assert x == 2
    return 0
def case_2(x: int) -> int:
    assert x, "text"
    return 0
def case_3(x: int) -> int:
    assert (x == 2
            and x), f"m{x}"
    return 0
def case_4(xs: list[int]) -> int:
    assert xs and xs[0] == 2 or xs == [], "m"
    return 0
def step(i: int) -> None:
    try:
        if i == 1: print(case_1(3))
        if i == 2: print(case_2(0))
        if i == 3: print(case_3(0))
        if i == 4: print(case_4([1]))
        raise RuntimeError
    except Exception:
        if i > 4:
            raise
        step(i + 1)
step(1)
