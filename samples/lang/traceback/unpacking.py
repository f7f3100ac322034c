# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5, case_6
# Too many and too few values.
def case_1(xs: list[int]) -> int:
    a, b = xs
    return a + b
def case_2(xs: list[int]) -> int:
    (a, *b, c) = xs
    return a + c
def case_3(xs: list[list[int]]) -> int:
    for (a, b) in xs:
        print(a, b)
    return 0
def case_4(xs: list[int]) -> tuple[int, int]:
    (a, b), c = (xs, 1)
    return a, b
def case_5(xs: list[tuple[int, list[int]]]) -> int:
    for i, (a, b) in xs:
        print(i, a, b)
    return 0
def case_6(s: str) -> int:
    a, b, c = s.split(",")
    return int(a)
def step(i: int) -> None:
    try:
        if i == 1: print(case_1([1, 2, 3]))
        if i == 2: print(case_2([1]))
        if i == 3: print(case_3([[1, 2], [1]]))
        if i == 4: print(case_4([0]))
        if i == 5: print(case_5([(1, [1])]))
        if i == 6: print(case_6("abc"))
        raise RuntimeError
    except Exception:
        if i > 6:
            raise
        step(i + 1)
step(1)
