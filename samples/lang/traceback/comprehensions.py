# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5, case_6
# Comprehensions: frames of their own in 3.11, but for the first iterable.
def case_1(xs: list[list[int]]) -> int:
    ys = [x for x in xs[9]]
    return len(ys)
def case_2(xs: list[list[int]]) -> int:
    ys = [x // y for row in xs for x in row for y in [0 for _ in row]]
    return len(ys)
def case_3(xs: list[int]) -> int:
    return len({x: [1 // z for z in [x]] for x in xs})
def case_4(xs: list[int]) -> list[int]:
    ys = [y
          for x in xs if x < 100
          for y in [x // 0]]
    return ys
def case_5(xs: list[int]) -> dict[int, int]:
    return {x: x % 0 for x in xs}
def case_6(xs: list[int]) -> int:
    return sum([1 // x for x in xs])
def step(i: int) -> None:
    try:
        if i == 1: print(case_1([[1]]))
        if i == 2: print(case_2([[1]]))
        if i == 3: print(case_3([0]))
        if i == 4: print(case_4([0]))
        if i == 5: print(case_5([0]))
        if i == 6: print(case_6([0]))
        raise RuntimeError
    except Exception:
        if i > 6:
            raise
        step(i + 1)
step(1)
