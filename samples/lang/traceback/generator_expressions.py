# golden: stderr status
# static: case_1, case_2, case_3, case_4
# Generator expressions: a frame above that of the call that takes their items.
def case_1(xs: list[int]) -> int:
    return len(sorted(1 // x for x in xs))
def case_2(xs: list[int]) -> bool:
    return any(
        1 // x
        for x in xs)
def case_3(xs: list[int]) -> bool:
    return not all(xs[x + 1] for x in xs if x or xs[4])
def case_4(xs: list[int]) -> str:
    return ", ".join(str(x // 0)
                     for x in xs)
def step(i: int) -> None:
    try:
        if i == 1: print(case_1([0]))
        if i == 2: print(case_2([0]))
        if i == 3: print(case_3([0]))
        if i == 4: print(case_4([0]))
        raise RuntimeError
    except Exception:
        if i > 4:
            raise
        step(i + 1)
step(1)
