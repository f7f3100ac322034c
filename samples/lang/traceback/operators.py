# golden: stderr status
# static: case_1, case_2, case_3, case_4, case_5, case_6, case_7, case_8, case_9, case_10
# Where operators raise, and what of them is marked.
def case_1(a: int, b: int) -> int:
    return a // b
def case_2(a: int, b: int) -> int:
    x = (a
         // b)
    return x
def case_3(x: int, y: int) -> int:
    x //= y
    return x
def case_4(x: int, y: int) -> int:
    x %= (y
          - y)
    return x
def case_5(xs: list[int], i: int) -> str:
    x = xs[i] // \
        (1) \
        // (i) // 0 // 3
    return str(x)
def case_6(a: int, b: int) -> str:
	x = (a)// (b)	
	return str(x)
def case_7(a: int, b: int) -> str:
    return str(-1 ** (b - 3) // -0)
def case_8(a: int, b: int) -> str:
    return str(1 < a // 0 < 4)
def case_9(a: int, b: int) -> str:
    return str(a<<-1 >>b)
def case_10(a: int, b: int) -> str:
    return str(a>>-b >>(b))
def step(i: int) -> None:
    try:
        if i == 1: print(case_1(1, 0))
        if i == 2: print(case_2(1, 0))
        if i == 3: print(case_3(1, 0))
        if i == 4: print(case_4(1, 0))
        if i == 5: print(case_5([1, 3], 1))
        if i == 6: print(case_6(1, 0))
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
