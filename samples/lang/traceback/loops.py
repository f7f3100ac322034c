# golden: stderr status
# static: case_1, case_2, case_3, case_4
# A dict that changes size: the loop raises, its statement is shown, from 3.13 on the iterable.
def case_1(d: dict[int, int]) -> str:
    for k in d:
        d[k + 1] = 1
    return ""
def case_2(d: dict[int, int]) -> str:
    for k in d:  # comment
        d[k + 1] = 1
    else:
        print()
    return ""
def case_3(d: dict[int, int]) -> str:
    for k in (d
              ): d[k + 1] = 1
    return ""
def case_4(d: dict[int, int]) -> str:
    xs = [d.setdefault(k + 1, 0) for k in d]
    return ""
def step(i: int) -> None:
    try:
        if i == 1: print(case_1({1: 2}))
        if i == 2: print(case_2({1: 2}))
        if i == 3: print(case_3({1: 2}))
        if i == 4: print(case_4({1: 2, 3: 4}))
        raise RuntimeError
    except Exception:
        if i > 4:
            raise
        step(i + 1)
step(1)
