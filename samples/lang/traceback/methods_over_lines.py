# golden: stderr status
# static: case_1, case_2, case_3, case_4
# A method on a line of its own: its line is shown, not the first.
def case_1(s: str) -> int:
    x = (s.strip()
          .index(
              "q"))
    return x
def case_2(a: int, b: int) -> str:
    x = int(
        str(a),
        # comment
        # comment

        b
        )
    return str(x)
def case_3(a: int, b: int) -> str:
    x = "a".join(["b"]).index(
        "utf-7x"); return ""
def case_4(xs: list[int]) -> str:
    return (", "
            .join(str(x // 0)
                     for x in xs))
def step(i: int) -> None:
    try:
        if i == 1: print(case_1("x"))
        if i == 2: print(case_2(1, 99))
        if i == 3: print(case_3(1, 3))
        if i == 4: print(case_4([0]))
        raise RuntimeError
    except Exception:
        if i > 4:
            raise
        step(i + 1)
step(1)
