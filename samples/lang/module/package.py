# golden: stdout verdict
# Packages: relative imports, names that `__init__` takes from its modules, modules below modules.
import _store
import _store.parts.bolts
from _store import Shelf, count, prices as cost, total_of
from _store.prices import total


def work(n):
    found = 0
    for i in range(n):
        found += total(i) + total_of(i) + count(i) + cost.total(i) + _store.parts.bolts.weight(i)
    return found


print(work(40), Shelf().full(), _store.__all__, _store.prices.RATE, cost.RATE)
print(total_of is total, _store.prices is cost, _store.__name__, _store.parts.bolts.__package__)
