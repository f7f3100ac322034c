# golden: stdout
# A tuple knows the type at each place, until its length is no longer known.
point = (1, "a", 2.5)  # reveal: tuple[int, str, float]
name = point[1]  # reveal: str
last = point[-1]  # reveal: float
rest = point[1:]  # reveal: tuple[int | float | str, ...]
longer = point + (None,)  # reveal: tuple[int, str, float, None]
for item in point:  # reveal: int | float | str
    print(item)
many = tuple([1, 2, 3])  # reveal: tuple[int, ...]
empty = ()  # reveal: tuple[()]
pair = point[0], many  # reveal: tuple[int, tuple[int, ...]]
print(point, name, last, rest, longer, many, empty, pair)
