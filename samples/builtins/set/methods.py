# golden: stdout status stderr verdict
s = {1, 2, 3}
s.add(4)
s.add(1)
s.discard(2)
s.discard(99)
s.remove(3)
print(s, len(s), 4 in s, 2 not in s)
s.update([5, 6], (7,), range(8, 10))
print(s, sorted(s))
try:
    s.remove(100)
except KeyError as error:
    print("KeyError", error)
t = s.copy()
t.clear()
print(t, len(s), s.union([1, 50]), s.intersection([1, 4, 77]), s.difference({5, 6}), s.symmetric_difference([1, 2]))
print(s.issubset(range(20)), s.issuperset([1]), s.isdisjoint([100]), bool(t), {1} == {1, 1}, set("hello"), set())
t.pop()
