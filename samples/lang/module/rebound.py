# golden: stdout status stderr verdict
# What is bound again through the module is seen by everybody.
import _rates
import _rates as other
from _rates import rate, step


class Kept:
    pass


def work(n):
    return [_rates.rate(i) + rate(i) + step(i) for i in range(n)]


def tenfold(x):
    return x * 10


print(work(3), _rates.level(), _rates.raised(), other.LEVEL)
_rates.LEVEL = 5
print(_rates.level(), work(2), Kept().__class__.__name__)
_rates.rate = tenfold
print(work(3), _rates.through(2))
setattr(_rates, "step", tenfold)
print(work(2), _rates.stepped(3), step(3))
_rates.len = tenfold
print(_rates.size([1, 2]))
del _rates.len
print(_rates.size([1, 2]))
_rates.added = 1
print(_rates.added)
del _rates.gone
try:
    _rates.gone()
except AttributeError as error:
    print(error)
try:
    _rates.caller()
except NameError as error:
    print(error)
_rates.misspelt()
