# golden: stdout
# `is None`, `is not None` and `or` take None away.
def find(n):  # reveal: (int) -> str | None
    if n > 1:
        return "found"
    return None


def run(n):
    x = find(n)  # reveal: str | None
    if x is None:
        return x  # reveal: None
    x  # reveal: str
    y = find(n) or "nothing"  # reveal: str
    z = find(n) and 1  # reveal: int | str | None
    print(y, z)
    w = find(n)
    if w is not None and len(w) > 2:  # reveal: bool
        w  # reveal: str
        print(len(w))
    return x  # reveal: str


for n in range(3):
    print(run(n))
