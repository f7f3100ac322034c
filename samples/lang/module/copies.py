# golden: stdout verdict
# `from m import x` binds what `x` is then; `m.x` is what it is now.
import _counter as c
from _counter import count, items, moved
from _counter import count as before


def rebound():
    global count
    count = -1


print(c.count, count, before)
print(moved(), c.count, count, items, c.items)
items.append("ours")
rebound()
print(c.items, count, before, c.count, c.moved(), moved(), c.count)
from _counter import count

print(count)
