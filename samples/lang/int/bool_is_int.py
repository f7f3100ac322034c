# golden: stdout status stderr verdict
# bool is an int, and prints otherwise.
def count_true(flags):
    total = 0
    for flag in flags:
        total += flag
    return total


print(True + True, True * 3, -True, +False, ~True, True / 2, True // 1)
print(count_true([True, False, True]), sum([True, 2]), [10, 20][True])
print(True == 1, True is (1 == 1), isinstance(True, int), {1: "a", True: "b"}, {True, 1})
print(str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}|", "%d %s" % (True, True))
print(True & True, True | False, True ^ True, (True & 1), not 0, not "x")
print(max(True, 0), min(False, 1), abs(True), round(True), int(True), float(True))
print(True < 2, False == 0.0, hash(True) == hash(1), "ab" * True)
