# golden: stdout
# A dict has a type of keys and one of values.
table = {}  # reveal: dict[int | str, int | str | list[int]]
table["a"] = 1
table[2] = [3]
for key in table:  # reveal: int | str
    print(key)
for key, value in table.items():  # reveal: tuple[int | str, int | str | list[int]]
    print(key, value)
got = table.get("a")  # reveal: int | str | list[int] | None
sure = table.get("b", "none")  # reveal: int | str | list[int]
keys = list(table)  # reveal: list[int | str]
counts = {"x": 0}  # reveal: dict[str, int]
counts["x"] += 1  # reveal: int
merged = counts | {"y": 2}  # reveal: dict[str, int]
print(got, sure, keys, counts, merged)
