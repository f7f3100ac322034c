# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5, case_6, case_7, case_8, case_9, case_10
# Reading, writing and deleting items.
def case_1(xs: list[int], i: int) -> int:
    return xs[i] + 1
def case_2(xs: list[int], i: int) -> int:
    y = 1 + xs [ i ]
    return y
def case_3(d: dict[str, int], k: str) -> int:
    d[k] += 1
    return 0
def case_4(xs: list[int], i: int) -> int:
    xs[i] = 3
    return 0
def case_5(xs: list[int], i: int) -> int:
    del xs[i]
    return 0
def case_6(xs: list[int], i: int) -> int:
    xs[
        i
    ] = (
        4)
    return 0
def case_7(xs: list[int], i: int) -> str:
    "日本", xs[i]
    return ""
def case_8(a: list[list[list[int]]], b: int) -> str:
    return str(a[b-1] [b][
        1:]) if True else ""
def case_9(d: dict[str, list[int]]) -> int:
    d["a"][3] += d["b"][0]
    return 1
def case_10(d: dict[str, list[int]]) -> int:
    del d["zz"]; return 1
def step(i: int) -> None:
    try:
        if i == 1: print(case_1([1], 5))
        if i == 2: print(case_2([1], 5))
        if i == 3: print(case_3({"a": 1}, "b"))
        if i == 4: print(case_4([1], 5))
        if i == 5: print(case_5([1], 5))
        if i == 6: print(case_6([1], 5))
        if i == 7: print(case_7([1], 3))
        if i == 8: print(case_8([[[1]], [[2]]], 1))
        if i == 9: print(case_9({"a": [1], "b": [2]}))
        if i == 10: print(case_10({"a": [1], "b": [2]}))
        raise RuntimeError
    except Exception:
        if i > 10:
            raise
        step(i + 1)
step(1)
