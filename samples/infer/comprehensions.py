# golden: stdout
# A comprehension has the type of what it collects; its variables are its own.
xs = [1, 2, 3]
doubled = [x * 2.0 for x in xs]  # reveal: list[float]
pairs = [(x, str(x)) for x in xs if x > 1]  # reveal: list[tuple[int, str]]
table = {x: [x] for x in xs}  # reveal: dict[int, list[int]]
kinds = {x % 2 == 0 for x in xs}  # reveal: set[bool]
nested = [[y for y in range(x)] for x in xs]  # reveal: list[list[int]]
none = [x for x in []]  # reveal: list[Never]
x = "outside"
inside = [x for x in xs]  # reveal: list[int]
x  # reveal: str
print(doubled, pairs, table, kinds, nested, none, inside, x)
