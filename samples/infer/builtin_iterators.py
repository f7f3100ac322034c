# golden: stdout
# `zip`, `enumerate`, `reversed`, `map`: what each round gets.
names = ["a", "b"]
for pair in zip(names, (1, 2.5)):  # reveal: tuple[str, int | float]
    print(pair)
for row in enumerate(names, 1):  # reveal: tuple[int, str]
    print(row)
for back in reversed(names):  # reveal: str
    print(back)
for number in range(2):  # reveal: int
    print(number)
for ordered in sorted({"z": 1, "y": 2}):  # reveal: str
    print(ordered)
made = list(zip(names, [True, False]))  # reveal: list[tuple[str, bool]]
print(made)
