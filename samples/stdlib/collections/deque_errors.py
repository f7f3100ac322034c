# golden: stdout status stderr verdict
# What a deque says of what it has not.
from collections import deque

d = deque([1, 7])
def check(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
check(lambda: deque([1])[1])
check(lambda: deque([1]).remove(2))
check(lambda: deque([1]).index(5))
check(lambda: deque([1], 1).insert(0, 2))
check(lambda: deque([1], -1))
d += [5]; d.extend(d); print(d)
print(" ".join(str(x) for x in d), [*d], tuple(d), set(d))
a, *b = d
print(a, b, f"{d}", str(d), d and 1)
d.popleft()
while d: d.pop()
d.pop()
