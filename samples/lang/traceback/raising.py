# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5
# `raise`, also beside other statements and over lines.
def case_1(a: int) -> int:
    raise ValueError("text", a)
def case_2(a: int) -> int:
    raise ValueError(
        "text")
def case_3(a: int) -> int:
    if a > 0: raise KeyError("k")  # comment
    return 0
def case_4(d: dict[str, list[int]]) -> int:
    return -d["a"][2] if d["a"] else ~d["b"][0]
def case_5(d: dict[str, list[int]]) -> int:
    return sum(d.pop("nope"), start=3)
def step(i: int) -> None:
    try:
        if i == 1: print(case_1(5))
        if i == 2: print(case_2(5))
        if i == 3: print(case_3(5))
        if i == 4: print(case_4({"a": [1], "b": [2]}))
        if i == 5: print(case_5({"a": [1], "b": [2]}))
        raise RuntimeError
    except Exception:
        if i > 5:
            raise
        step(i + 1)
step(1)
