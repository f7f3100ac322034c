# golden: stdout status stderr verdict
# any and all stop early.
seen = []


def check(x):
    seen.append(x)
    return x


print(any([0, "", 3]), all([1, "a", 0]), any([]), all([]), any({0: 1}), all("ab"), any([[], [0]]))
print(any(check(x) for x in (0, 5, 6)), seen)
seen.clear()
print(all(check(x) for x in (1, 0, 2)), seen, all(x > 0 for x in [1, 2]), any(c.isdigit() for c in "ab3"))
any(5)
