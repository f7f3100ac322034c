# golden: stdout
# A handler sees what was bound when the exception was raised: any state of the block.
def run(n):  # reveal: (int) -> int | str | None
    x = None
    try:
        x = 1
        n = 10 // n  # reveal: int
        x = "done"
    except ZeroDivisionError:
        x  # reveal: int | str | None
        return x  # reveal: int | str | None
    finally:
        x  # reveal: int | str | None
    return x  # reveal: str


print(run(0), run(5))
