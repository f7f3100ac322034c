# golden: stdout status stderr verdict
# Ints that a deque of C has no room for, and a maxlen that is a bool.
from collections import deque

def check(n):
    d = deque([1, 2, 3])
    for ask in range(6):
        try:
            if ask == 0: d.rotate(n)
            if ask == 1: d.insert(n, 5)
            if ask == 2: print(d[n])
            if ask == 3: print(deque(d, n).maxlen)
            if ask == 4: d[n] = 4
            if ask == 5: del d[n]
            print(ask, d)
        except (OverflowError, IndexError, ValueError) as e:
            print(ask, type(e).__name__, e)
for n in (1, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 10 ** 30, -10 ** 30):
    check(n)
