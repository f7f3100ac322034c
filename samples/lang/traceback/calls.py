# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5, case_6, case_7, case_8, case_9, case_10
# Calls, marked from 3.13 on, unless they are all of a `return` or an assignment.
def case_1(s: str) -> int:
    return int(s)
def case_2(s: str) -> int:
    x = int(s)
    return x
def case_3(xs: list[int]) -> int:
    return [1, 2].index(xs[0]) + 1
def case_4(xs: list[int]) -> int:
    xs.remove(99)
    return 0
def case_5(xs: list[int]) -> int:
    print(xs[0], xs[
      17])
    return 0
def case_6(a: int, b: int) -> str:
    return (chr(a - 10))
def case_7(a: int, b: int) -> str:
    r = chr(a - 10); return r
def case_8(a: int, b: int) -> str:
    return (
        chr(
            a - 10))
def case_9(a: int, b: int) -> str:
    x: str = chr(a - 10)
    return x
def case_10(a: int, b: int) -> str:
    x = y = chr(a - 10)
    return x
def step(i: int) -> None:
    try:
        if i == 1: print(case_1("x"))
        if i == 2: print(case_2("x"))
        if i == 3: print(case_3([5]))
        if i == 4: print(case_4([5]))
        if i == 5: print(case_5([5]))
        if i == 6: print(case_6(1, 3))
        if i == 7: print(case_7(1, 3))
        if i == 8: print(case_8(1, 3))
        if i == 9: print(case_9(1, 3))
        if i == 10: print(case_10(1, 3))
        raise RuntimeError
    except Exception:
        if i > 10:
            raise
        step(i + 1)
step(1)
