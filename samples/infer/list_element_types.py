# golden: stdout
# A list has the types of all that is ever put into it, wherever that is.
xs = []  # reveal: list[int | str]
xs.append(1)
ys = xs  # reveal: list[int | str]
ys.append("two")
ys  # reveal: list[int | str]
zs = [1, 2.5, None]  # reveal: list[int | float | None]
nested = [[]]  # reveal: list[list[bytes]]
nested[0].append(b"x")
first = xs[0]  # reveal: int | str
some = xs[:1]  # reveal: list[int | str]
twice = zs * 2  # reveal: list[int | float | None]
print(xs, ys, zs, nested, first, some, twice)
