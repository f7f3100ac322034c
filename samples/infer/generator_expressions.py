# golden: stdout
# A generator expression is consumed where it stands.
def run(xs):  # reveal: (list[int]) -> tuple[int | float, bool, list[str], dict[int, bool]]
    total = sum(x * 0.5 for x in xs)  # reveal: int | float
    some = any(x > 2 for x in xs)  # reveal: bool
    made = list(str(x) for x in xs)  # reveal: list[str]
    keyed = dict((x, x > 1) for x in xs)  # reveal: dict[int, bool]
    return total, some, made, keyed


print(run([1, 2, 3]))
