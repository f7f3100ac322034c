# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5
# Operators over several lines; 3.13 shows them all, or those that matter.
def case_1(xs: list[int], i: int) -> str:
    return "日本語" + str(xs[ # c ] [
        i]) + \
        "x"
def case_2(a: int, b: int) -> str:
    x = min([
        a //
        b,
        3,
        # comment
        4,
        5])
    return str(x)
def case_3(a: int, b: int) -> str:
    x = (a
         +
         b

         // # comment
         # another

         (a - b)
         )
    return str(x)
def case_4(a: int, b: int) -> str:
    while a / (b - 3):
        pass
    return ""
def case_5(a: int, b: int) -> int:
    x = (a
         // b)
    return x
def step(i: int) -> None:
    try:
        if i == 1: print(case_1([1], 3))
        if i == 2: print(case_2(1, 0))
        if i == 3: print(case_3(1, 1))
        if i == 4: print(case_4(1, 3))
        if i == 5: print(case_5(1, 0))
        raise RuntimeError
    except Exception:
        if i > 5:
            raise
        step(i + 1)
step(1)
