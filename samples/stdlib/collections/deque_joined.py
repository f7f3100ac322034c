# golden: stdout status stderr verdict
# `+` and `*` make deques, a deque's maxlen is the left one's; a maxlen that is a bool is an int.
from collections import deque

def joined(one, two):
    return one + two

d = deque([1, 2], True)
print(d, d.maxlen)
print(joined(deque([4], 3), deque([5, 6, 7])), deque([1]) * 2, 2 * deque([3]))
e = deque([1])
e *= 3
print(e)
