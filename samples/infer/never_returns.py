# golden: stdout
# A function that only raises gives nothing: what follows a call of it is not reached.
def fail(text):  # reveal: (str) -> Never
    raise ValueError(text)


def check(n):  # reveal: (int) -> int
    if n < 0:
        fail("negative")  # reveal: Never
        n = "no"  # reveal: unreachable
    return n  # reveal: int


for n in (1, -1):
    try:
        print(check(n))
    except ValueError as e:
        print(e)
