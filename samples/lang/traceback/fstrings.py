# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5
# f-strings: the braces are marked, in 3.11 the string.
def case_1(f: float, w: int) -> str:
    return f"a {w} b {f:d}"
def case_2(f: float, w: int) -> str:
    return f"a {w} b {f:{w}q}" + "x"
def case_3(f: float, w: int) -> str:
    s = (f"a {w}"
         f"{f:d}")
    return s
def case_4(f: float, w: int) -> str:
    s = f"""{w}
    {f!r:d} {f:.2f}"""
    return s
def case_5(n: int) -> str:
    return f"{n:{n}}" + f"{10 ** 5000}"
def step(i: int) -> None:
    try:
        if i == 1: print(case_1(1.5, 3))
        if i == 2: print(case_2(1.5, 3))
        if i == 3: print(case_3(1.5, 3))
        if i == 4: print(case_4(1.5, 3))
        if i == 5: print(case_5(7))
        raise RuntimeError
    except Exception:
        if i > 5:
            raise
        step(i + 1)
step(1)
