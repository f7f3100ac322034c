# golden: stdout status stderr verdict
# Methods and operators of `collections.deque`, in a program in which all is native.
import collections
from collections import deque
d = deque()
d.append(1); d.append(2); d.appendleft(0); d.appendleft(-1)
print(d, len(d), d[0], d[-1], list(d), d.pop(), d.popleft(), d)
m = deque(maxlen=3)
for i in range(6):
    m.append(i)
print(m, m.maxlen, d.maxlen)
m.appendleft(9); print(m)
m.extend([7, 8]); m.extendleft([1]); print(m)
q = collections.deque(range(5), 4)
q.rotate(); print(q); q.rotate(-2); print(q); q.rotate(100); print(q)
q.reverse(); print(q, 3 in q, 99 in q, q.count(3), q.index(3))
d = deque([3, 1, 2])
d.insert(1, 9); print(d); d.remove(9); print(d)
del d[0]; d[1] = 7; print(d, sorted(d), max(d))
print(d == deque([1, 7]), d != deque([1]), d < deque([2]), d == [1, 7])
for x in reversed(d): print(x)
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
e = d.copy(); e.clear(); print(e, d, bool(e), bool(d))
