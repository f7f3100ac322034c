# golden: stdout verdict
# Functions of another module, called in every way; classes keep the program beside an isolate.
import _figures
import _figures as fig
from _figures import area as surface, LIMIT, scaled


class Kept:
    pass


def work(n):
    total = 0
    for i in range(n):
        total += _figures.area(i, 2) + fig.perimeter(i, 3) + surface(i, i) + scaled(i)
    return total


def changed():
    items = []
    same = _figures.fill(items, 4)
    same.append(LIMIT)
    return items, _figures.counted("a b a"), _figures.LIMIT


print(work(50), changed(), Kept().__class__.__name__)
print(_figures.scaled(3), fig.scaled(3, by=5), _figures.logged(7), _figures.logged(8))
print(_figures.LOG, sorted([3, 1, 2], key=_figures.negated), list(map(surface, [1, 2], [3, 4])))
op = _figures.negated
print(op(4), _figures.area.__name__, _figures.area.__module__, _figures.who())
