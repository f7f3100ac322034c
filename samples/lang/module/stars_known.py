# golden: stdout verdict
# What a star import brings is known: what `__all__` lists, or what has no underscore.
from _listed import *
from _units import *
from _units import count as counted


def work(n):
    return [shown(i) + foot(i) + level for i in range(n)]


print(work(3), level, metre, _private, pi, halves.half(3))
print(count, raised(), raised(), count, counted)
from _everything import *

print(extra, shown(1), foot(0), everything())
