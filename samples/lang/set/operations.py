# golden: stdout status stderr verdict
# Union, intersection, difference, comparison.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a.union([9], (8,)), a.intersection([1, 7]), a.difference({1}), a.symmetric_difference([1, 99]))
print(a <= b, {1} < a, a >= {1, 2}, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}), {1}.issubset(a), a.issuperset({2}))
c = a
c |= {10}
c -= {1}
c &= {2, 3, 10}
c ^= {3, 4}
print(a, c is a, len(a), 10 in a, 5 not in a, bool(set()))
a.update([7, 8], {9})
a.discard(100)
a.remove(7)
print(a, sorted(a), sum(a), max(a), frozenset([1, 2]), frozenset([1]) == {1}, {frozenset([1])})
print(a.pop() in c, len(c))
try:
    a.remove(100)
except KeyError as error:
    print(error)
try:
    {[1]}
except TypeError as error:
    print(error)
for x in a:
    a.add(x + 1000)
