# golden: stdout stderr status
# static: f, g, h, k, m, n
# Chains of causes and contexts, raised again in several ways.
def f(x: int) -> None:
    try:
        x // 0
    except ZeroDivisionError as e:
        raise ValueError("bad") from e

def g(x: int) -> None:
    try:
        f(x)
    except ValueError:
        raise KeyError("k") from None

def h(x: int) -> None:
    try:
        f(x)
    except ValueError as e:
        raise e

def k(x: int) -> None:
    try:
        h(x)
    finally:
        print("done")

def m(x: int) -> None:
    try:
        k(x)
    except ValueError:
        g(x)

def n(x: int) -> None:
    try:
        m(x)
    except KeyError as e:
        try:
            int("z")
        except ValueError:
            raise
n(1)
