# golden: stdout verdict
# Modules that have the same names for other things.
import _left
import _right
from _left import run
from _right import run as also

SIZE = 100


class Kept:
    pass


def helper(x):
    return x - SIZE


def work(n):
    total = 0
    for i in range(n):
        total += helper(i) + _left.helper(i) + _right.helper(i) + run(i) + also(i)
    return total


print(work(20), list(map(_left.run, [1, 2])), list(map(_right.run, [1, 2])), list(map(helper, [1])))
print(_left.SIZE, _right.SIZE, SIZE, Kept().__class__.__name__)
