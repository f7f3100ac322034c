# golden: stderr status
# static: case_1, case_2
# Locals that are not bound (yet).
def case_1(a: int) -> str:
    if a > 3:
        x = 1
    return str(x + 1)
def case_2(a: int) -> str:
    x = 1
    if a > 1:
        del x
    del x
    return ""
def step(i: int) -> None:
    try:
        if i == 1: print(case_1(1))
        if i == 2: print(case_2(3))
        raise RuntimeError
    except Exception:
        if i > 2:
            raise
        step(i + 1)
step(1)
