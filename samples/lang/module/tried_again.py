# golden: stdout verdict
# A module body that raises is run again by the next import.
import _tries

try:
    import _fails
except ValueError as error:
    print("failed:", error)
import _fails


class Kept:
    pass


print(_fails.plus(1), _tries.kept[0](1), Kept().__class__.__name__)
print(list(map(_fails.plus, [1, 2])), list(map(_tries.kept[0], [1, 2])))
