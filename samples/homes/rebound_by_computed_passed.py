# golden: stdout status stderr
# The same where the method goes through a list in between.
def total(xs: list[int]) -> int:
    return sum(xs)


class Row:
    def width(self):
        return 1


parts = ["wid", "th", "__glo", "bals__"]
print(total([1, 2]))
found = [getattr(Row(), parts[0] + parts[1])]
getattr(found[0], parts[2] + parts[3])["sum"] = max
print(total([1, 2]))
