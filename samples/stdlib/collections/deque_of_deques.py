# golden: stdout status stderr verdict
# Deques of deques, bound methods; operators that a deque has not.
from collections import deque as dq
d = dq([dq([1]), dq([2, 3])])
print(d, d[1][0], d == dq([dq([1]), dq([2, 3])]))
push = d.append
push(dq()); print(d)
for x in map(d.append, [dq([7])]): print(x)
print(d)
try:
    {d: 1}
except TypeError as e: print(e)
try:
    d < [1]
except TypeError as e: print(e)
try:
    d - 1
except TypeError as e: print(e)
try:
    d()
except TypeError as e: print(e)
