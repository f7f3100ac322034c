# golden: stdout status stderr verdict
# Module bodies run where they are imported, once, and natively: nothing here needs an isolate.
print("main begins")
import _rows
import _shop.deep.base
from _rows import LIMIT, TABLE, norm as length, over
from _shop import names, scaled, tools as kit


def work(n):
    total = 0
    for i in range(n):
        total += _shop.deep.base.scaled(i) + scaled(i) + kit.twice(_rows.LIMIT)
    return total


print(work(100), length(3, 4), _rows.norm(6, 8), LIMIT, TABLE, _rows.TABLE == TABLE, _rows.total)
print(_rows.raised(), _rows.raised(2), _rows.total, names, kit.pushed(TABLE, 1), _rows.TABLE)
names["b"] = 2
print(_shop.names, _shop.VERSION, __name__)
try:
    over(11)
except ValueError as error:
    print(error)
_rows.over(12)
