# golden: stdout status stderr
# An attribute of a computed name is a method, whose globals are asked for by another computed name.
def total(xs: list[int]) -> int:
    return sum(xs)


class Row:
    def width(self):
        return 1


def get(thing, parts):
    return getattr(thing, "".join(parts))


print(total([1, 2]))
get(get(Row(), ["wid", "th"]), ["__glo", "bals__"])["sum"] = max
print(total([1, 2]))
